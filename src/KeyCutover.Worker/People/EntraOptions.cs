namespace KeyCutover.Worker.People;

/// <summary>The directory that signs people in, and this service as it is registered there: section <c>Entra</c>.</summary>
internal sealed class EntraOptions
{
    public const string Section = "Entra";

    /// <summary>Where people sign in, without the tenant.</summary>
    public string Authority { get; set; } = "https://login.microsoftonline.com/";

    public string TenantId { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>The application's identifier URI.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Path of the certificate (PEM) of a private authority under which the directory's server stands; empty when the machine trusts it.</summary>
    public string CaCertificate { get; set; } = "";

    /// <summary>Where the tenant's people sign in.</summary>
    public string TenantAuthority => $"{Authority.TrimEnd('/')}/{TenantId}";
}
