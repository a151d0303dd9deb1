using System.Text.RegularExpressions;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Puts what the sandbox gave an account in place of <c>${accounts.NAME.endpoint}</c>, <c>.key1</c> and <c>.key2</c>.</summary>
internal static partial class SettingValues
{
    public static string Resolve(string value, SandboxWorld world, Func<string, SandboxSeedException> problem) =>
        Reference().Replace(value, match =>
        {
            var name = match.Groups["name"].Value;
            var account = world.Accounts.Find(candidate => candidate.Name == name)
                ?? throw problem($"{match.Value}: the seed has no account '{name}'.");
            return match.Groups["what"].Value switch
            {
                "endpoint" => world.Origins.Account(account.Name),
                "key1" => account.Key1,
                "key2" => account.Key2,
                var other => throw problem($"{match.Value}: an account has endpoint, key1 and key2, but no '{other}'."),
            };
        });

    [GeneratedRegex(@"\$\{accounts\.(?<name>[^.}]+)\.(?<what>[^}]+)\}")]
    private static partial Regex Reference();
}
