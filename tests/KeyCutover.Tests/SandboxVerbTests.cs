using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace KeyCutover.Tests;

public sealed class SandboxVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keycutover-cli-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string ConnectionFile => Path.Combine(folder.FullName, "made", "connection.json");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_says_how_to_reach_it_and_leaves_nothing_behind_when_it_is_told_to_end()
    {
        using var sandbox = StartSandbox();
        var connection = await ReadConnectionAsync(sandbox);

        foreach (var member in new[] { "resourceManager", "authority", "tenantId", "subscriptionId", "clientId", "clientSecret", "caCertificate", "resourceGroup" })
            Assert.False(string.IsNullOrEmpty(connection.GetProperty(member).GetString()), member);
        Assert.StartsWith("https://", connection.GetProperty("logs").GetProperty("endpoint").GetString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(connection.GetProperty("logs").GetProperty("workspaceId").GetString()));
        Assert.StartsWith("https://", connection.GetProperty("vaults").GetProperty("pinegate-vault").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://", connection.GetProperty("accounts").GetProperty("pinegate-openai").GetString(), StringComparison.Ordinal);
        var site = connection.GetProperty("sites").GetProperty("pinegate-claims");
        Assert.All(new[] { "url", "scmUrl", "identityEndpoint", "identityHeader" }, member => Assert.False(string.IsNullOrEmpty(site.GetProperty(member).GetString()), member));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ConnectionFile));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(ConnectionFile)!));
        }

        Assert.Equal([ConnectionFile], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(ConnectionFile)!));
        var process = await VisitAsync(connection);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        sandbox.Send(PosixSignal.SIGTERM);
        var ending = (await sandbox.EndAsync(Cancellation)).EndedWith(ExitCodes.Done);
        await process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.All(new[] { "resourceManager", "authority" }, member => Assert.Contains(connection.GetProperty(member).GetString()!, ending.Output, StringComparison.Ordinal));
        Assert.Contains(site.GetProperty("url").GetString()!, ending.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(connection.GetProperty("clientSecret").GetString()!, ending.Output + ending.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(connection.GetProperty("caCertificate").GetString())));
    }

    [Fact]
    public async Task A_sandbox_that_is_killed_takes_its_sites_along()
    {
        using var sandbox = StartSandbox();
        var process = await VisitAsync(await ReadConnectionAsync(sandbox));

        sandbox.Kill();

        await process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task A_connection_file_that_cannot_be_written_is_one_sentence()
    {
        var ending = (await Executable.RunAsync(Cancellation, "sandbox", "--connection", folder.FullName)).Refused();
        Assert.StartsWith(folder.FullName, Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    private Executable StartSandbox() => Executable.Start("sandbox", "--connection", ConnectionFile, "--port", "0");

    private async Task<JsonElement> ReadConnectionAsync(Executable sandbox)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!File.Exists(ConnectionFile) && await timer.WaitForNextTickAsync(Cancellation))
            Assert.False(sandbox.HasEnded);
        // Whoever sees the file sees all of it.
        return JsonDocument.Parse(await File.ReadAllTextAsync(ConnectionFile, Cancellation)).RootElement;
    }

    /// <summary>Makes the site start its application, which says in which process it runs.</summary>
    private static async Task<System.Diagnostics.Process> VisitAsync(JsonElement connection)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(connection.GetProperty("caCertificate").GetString()!);
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } });
        var url = new Uri(connection.GetProperty("sites").GetProperty("pinegate-claims").GetProperty("url").GetString()!);
        using var answer = await client.GetAsync(new Uri(url, "health/model"), Cancellation);
        var process = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("process").GetString()!;
        return System.Diagnostics.Process.GetProcessById(int.Parse(process.Split('@')[0], System.Globalization.CultureInfo.InvariantCulture));
    }
}
