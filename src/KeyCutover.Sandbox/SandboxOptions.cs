namespace KeyCutover.Sandbox;

/// <summary>What a sandbox starts with.</summary>
public sealed record SandboxOptions
{
    /// <summary>File that says what the sandbox holds; or <see cref="SeedYaml"/> or <see cref="StateFile"/>.</summary>
    public string? SeedFile { get; init; }

    /// <summary>What the sandbox holds, as YAML; or one of the others.</summary>
    public string? SeedYaml { get; init; }

    /// <summary>File that a sandbox was saved to, to go on from; or one of the others.</summary>
    public string? StateFile { get; init; }

    /// <summary>How many sandbox seconds pass in one wall second.</summary>
    public double TimeScale { get; init; } = 60;

    /// <summary>Port of the HTTPS origin; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Where the sandbox keeps its files, such as the certificate of its authority.</summary>
    public required string WorkDirectory { get; init; }

    /// <summary>The certificate of the sandbox's authority.</summary>
    internal string CertificateFile => Path.Combine(Path.GetFullPath(WorkDirectory), "sandbox-ca.pem");

    /// <summary>What the sites can run: name of the application in the seed, path of its assembly.</summary>
    public IReadOnlyDictionary<string, string> Applications { get; init; } = new Dictionary<string, string>();
}
