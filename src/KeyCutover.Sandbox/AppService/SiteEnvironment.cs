using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>The environment that App Service gives a site's processes: little of the machine's, the platform's variables and the app settings.</summary>
internal sealed class SiteEnvironment(SandboxWorld world, string certificateAuthorityFile)
{
    private static readonly string[] Inherited =
        ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "SystemDrive", "ComSpec", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "NUMBER_OF_PROCESSORS"];

    /// <summary>What the application's own process sees.</summary>
    public Dictionary<string, string> OfApplication(WebSite site, SiteRevision revision, string instanceId)
    {
        var environment = OfPlatform(site, instanceId);
        if (revision.StrayIdentityHeader is { } stray && instanceId == SiteInstance.IdOf(site, 0))
            AddIdentity(environment, stray, revision);
        else if (revision.HasIdentity)
            AddIdentity(environment, site.IdentityHeader, revision);
        AddSettings(environment, site, revision);
        return environment;
    }

    /// <summary>
    /// What the SCM site sees. On Linux it runs in a container of its own, in which the identity's variables are not set.
    /// </summary>
    public Dictionary<string, string> OfScm(WebSite site, SiteRevision revision)
    {
        var environment = OfPlatform(site, SiteInstance.IdOf(site, 0));
        if (revision.HasIdentity && !IsLinux(site))
            AddIdentity(environment, site.IdentityHeader, revision);
        AddSettings(environment, site, revision);
        return environment;
    }

    private Dictionary<string, string> OfPlatform(WebSite site, string instanceId)
    {
        var environment = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                environment[name] = value;
        }
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
            environment["DOTNET_ROOT"] = root;

        environment["WEBSITE_SITE_NAME"] = site.Whole.Name;
        environment["WEBSITE_SLOT_NAME"] = site.Production is null ? "Production" : site.SlotName;
        environment["WEBSITE_INSTANCE_ID"] = instanceId;
        environment["WEBSITE_HOSTNAME"] = new Uri(world.Origins.Site(site.HostLabel)).Authority;
        environment["WEBSITE_RESOURCE_GROUP"] = world.ResourceGroup.Name;
        environment["WEBSITE_OWNER_NAME"] = $"{world.Subscription.Id}+{world.ResourceGroup.Name}";
        environment["EXTRA_CA_CERTS"] = certificateAuthorityFile;
        environment["NODE_EXTRA_CA_CERTS"] = certificateAuthorityFile;
        environment["SSL_CERT_FILE"] = certificateAuthorityFile;
        return environment;
    }

    private void AddIdentity(Dictionary<string, string> environment, string header, SiteRevision revision)
    {
        if (revision.Settings.GetValueOrDefault("WEBSITE_DISABLE_MSI") is "1" or "true")
            return;
        environment["IDENTITY_ENDPOINT"] = environment["MSI_ENDPOINT"] = world.Origins.IdentityEndpoint;
        environment["IDENTITY_HEADER"] = environment["MSI_SECRET"] = header;
    }

    private static void AddSettings(Dictionary<string, string> environment, WebSite site, SiteRevision revision)
    {
        foreach (var (name, value) in revision.Settings)
        {
            var variable = IsLinux(site) ? name.Replace(":", "__", StringComparison.Ordinal) : name;
            environment[variable] = environment[$"APPSETTING_{variable}"] = value;
        }
        foreach (var (name, connection) in revision.ConnectionStrings)
            environment[$"{PrefixOf(connection.Type)}CONNSTR_{name}"] = connection.Value;
    }

    private static string PrefixOf(string type) =>
        type.ToUpperInvariant() is "SQLSERVER" ? "SQL" : type.ToUpperInvariant() is "CUSTOM" or "SQLAZURE" or "MYSQL" or "POSTGRESQL" ? type.ToUpperInvariant() : "CUSTOM";

    private static bool IsLinux(WebSite site) => site.Os.Equals("linux", StringComparison.OrdinalIgnoreCase);
}
