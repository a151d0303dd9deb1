using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>What App Service says of every site, and what nobody here sets. Clients read past it, and some fail where it is missing.</summary>
internal static class SiteDefaults
{
    private static readonly JsonObject Web = (JsonObject)JsonNode.Parse("""
        {
          "defaultDocuments": ["Default.htm", "Default.html", "index.html"], "netFrameworkVersion": "v4.0", "phpVersion": "5.6", "pythonVersion": "",
          "nodeVersion": "", "powerShellVersion": "", "windowsFxVersion": null, "windowsConfiguredStacks": [], "requestTracingEnabled": false,
          "remoteDebuggingEnabled": false, "remoteDebuggingVersion": "VS2022", "httpLoggingEnabled": false, "acrUseManagedIdentityCreds": false,
          "logsDirectorySizeLimit": 35, "detailedErrorLoggingEnabled": false, "publishingUsername": "REDACTED", "scmType": "None",
          "use32BitWorkerProcess": false, "webSocketsEnabled": false, "alwaysOn": true, "appCommandLine": "", "managedPipelineMode": "Integrated",
          "virtualApplications": [{ "virtualPath": "/", "physicalPath": "site\\wwwroot", "preloadEnabled": true, "virtualDirectories": null }],
          "winAuthAdminState": 0, "winAuthTenantState": 0, "customAppPoolIdentityAdminState": false, "customAppPoolIdentityTenantState": false,
          "loadBalancing": "LeastRequests", "routingRules": [], "experiments": { "rampUpRules": [] }, "autoHealEnabled": false, "vnetName": "",
          "vnetRouteAllEnabled": false, "vnetPrivatePortsCount": 0, "siteAuthEnabled": false, "siteAuthSettings": { "enabled": null, "isAadAutoProvisioned": false },
          "localMySqlEnabled": false, "ipSecurityRestrictions": [{ "ipAddress": "Any", "action": "Allow", "priority": 2147483647, "name": "Allow all", "description": "Allow all access" }],
          "scmIpSecurityRestrictions": [{ "ipAddress": "Any", "action": "Allow", "priority": 2147483647, "name": "Allow all", "description": "Allow all access" }],
          "scmIpSecurityRestrictionsUseMain": false, "http20Enabled": false, "minTlsVersion": "1.2", "scmMinTlsVersion": "1.2", "ftpsState": "FtpsOnly",
          "preWarmedInstanceCount": 0, "elasticWebAppScaleLimit": 0, "fileChangeAuditEnabled": false, "functionsRuntimeScaleMonitoringEnabled": false,
          "minimumElasticInstanceCount": 0, "azureStorageAccounts": {}, "http20ProxyFlag": 0, "antivirusScanEnabled": false,
          "storageType": "StorageVolume", "sitePrivateLinkHostEnabled": false, "clusteringEnabled": false
        }
        """)!;

    private static readonly JsonObject Site = (JsonObject)JsonNode.Parse("""
        {
          "adminEnabled": true, "afdEnabled": false, "csrs": [], "storageRecoveryDefaultState": "Running", "contentAvailabilityState": "Normal",
          "runtimeAvailabilityState": "Normal", "dnsConfiguration": {}, "vnetRouteAllEnabled": false, "vnetImagePullEnabled": false,
          "vnetContentShareEnabled": false, "vnetBackupRestoreEnabled": false, "clientCertEnabled": false, "clientCertMode": "Required",
          "hostNamesDisabled": false, "ipMode": "IPv4", "inboundIpAddress": "127.0.0.1", "possibleInboundIpAddresses": "127.0.0.1",
          "containerSize": 0, "dailyMemoryTimeQuota": 0, "siteDisabledReason": 0, "functionsRuntimeAdminIsolationEnabled": false,
          "endToEndEncryptionEnabled": false, "redundancyMode": "None", "privateEndpointConnections": [], "storageAccountRequired": false,
          "eligibleLogCategories": "AppServiceAppLogs,AppServiceAuditLogs,AppServiceConsoleLogs,AppServiceHTTPLogs,AppServiceIPSecAuditLogs,AppServicePlatformLogs",
          "inFlightFeatures": ["SiteContainers"], "defaultHostNameScope": "Global",
          "blockPathTraversal": false, "clientAffinityProxyEnabled": false, "inboundIpv6Address": "::1", "outboundIpv6Addresses": "::1",
          "possibleInboundIpv6Addresses": "::1", "possibleOutboundIpv6Addresses": "::1", "siteScopedCertificatesEnabled": false, "useQueryStringAffinity": false
        }
        """)!;

    /// <summary>Adds to a site's properties what they do not say themselves.</summary>
    public static void AddTo(JsonObject properties, WebSite site, string resourceGroup)
    {
        Fill(properties, Site);
        var kind = ResourceBodies.KindOf(site);
        var linux = (string?)properties["siteConfig"]!["linuxFxVersion"];
        Fill(properties, new JsonObject
        {
            ["kind"] = kind,
            ["webSpace"] = $"{resourceGroup}-{site.Location}webspace",
            ["selfLink"] = $"https://waws-prod-sandbox.api.azurewebsites.windows.net:454{site.Id}",
            ["homeStamp"] = "waws-prod-sandbox",
            ["deploymentId"] = site.Name,
            ["ftpUsername"] = $"{site.Name}\\${site.Name}",
            ["ftpsHostName"] = "ftps://waws-prod-sandbox.ftp.azurewebsites.windows.net/site/wwwroot",
            ["customDomainVerificationId"] = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(site.Id))),
            ["siteProperties"] = new JsonObject
            {
                ["properties"] = new JsonArray(new JsonObject { ["name"] = "LinuxFxVersion", ["value"] = linux }, new JsonObject { ["name"] = "WindowsFxVersion", ["value"] = null }),
            },
        });
        foreach (var state in (JsonArray)properties["hostNameSslStates"]!)
            state!["ipBasedSslState"] = "NotConfigured";
    }

    /// <summary>Adds to the web configuration what nobody wrote.</summary>
    public static void AddTo(JsonObject configuration) => Fill(configuration, Web);

    private static void Fill(JsonObject properties, JsonObject defaults)
    {
        foreach (var (name, value) in defaults)
        {
            if (!properties.ContainsKey(name))
                properties[name] = value?.DeepClone();
        }
    }
}
