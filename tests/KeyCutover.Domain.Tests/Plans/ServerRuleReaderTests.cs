using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans;

namespace KeyCutover.Domain.Tests.Plans;

public sealed class ServerRuleReaderTests
{
    private const string Account = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/openai";

    [Fact]
    public void A_rule_is_written_as_a_gate_of_a_plan()
    {
        var rules = Read(
            ("0:Account", Account), ("0:Before", "disable-local-auth"), ("0:Approvers:0", "change-board"), ("0:Approvers:1:Group", "security"), ("0:Approvers:1:Count", "2"),
            ("0:Window:Zone", "Europe/Stockholm"), ("0:Window:Days:0", "tuesday"), ("0:Window:From", "20:00"), ("0:Window:To", "23:30"),
            ("0:Window:Freezes:0:From", "2026-12-18"), ("0:Window:Freezes:0:To", "2027-01-07"), ("0:Window:Freezes:0:Reason", "year end"), ("0:ExpiresAfter", "5d"),
            ("1:Before", "swap-settings"), ("1:Approvers:0", "security"));

        Assert.Empty(rules.Mistakes);
        Assert.Equal(["disable-local-auth", "swap-settings"], rules.Rules.Select(rule => rule.Before));
        Assert.Equal([new("change-board", 1), new("security", 2)], rules.Rules[0].Approvers);
        Assert.Equal("Tue 20:00-23:30 Europe/Stockholm, frozen 2026-12-18 to 2027-01-07 (year end)", $"{rules.Rules[0].Window}");
        Assert.Equal(TimeSpan.FromDays(5), rules.Rules[0].ExpiresAfter);
        Assert.Null(rules.Rules[1].Account);
    }

    [Fact]
    public void Names_of_settings_are_not_told_apart_by_letter_case()
    {
        var rules = Read(("0:BEFORE", "swap-settings"), ("0:approvers:0:GROUP", "security"), ("0:approvers:0:count", "3"), ("0:EXPIRESAFTER", "2h"));

        Assert.Empty(rules.Mistakes);
        Assert.Equal([new GroupQuota("security", 3)], Assert.Single(rules.Rules).Approvers);
    }

    [Fact]
    public void A_list_is_in_the_order_of_its_indices() => Assert.Equal(
        Enumerable.Range(0, 12).Select(index => $"group-{index}"),
        Read([("0:Before", "swap-settings"), .. Enumerable.Range(0, 12).Reverse().Select(index => ($"0:Approvers:{index}", $"group-{index}"))]).Rules[0].Approvers.Select(quota => quota.Group));

    [Fact]
    public void Every_mistake_is_told_at_once_by_the_name_of_its_setting()
    {
        var rules = Read(
            ("0:Before", "swap-setting"), ("0:Approvers:0:Group", "change-board"), ("0:Approvers:0:Count", "0"), ("0:Window:Zone", "Europe/Stokholm"), ("0:Until", "noon"),
            ("1:Account", "openai"), ("1:Approvers", "change-board"),
            ("2", "swap-settings"),
            ("3:Before", "quiet-window"), ("3:Approvers:0", "security"));

        Assert.Empty(rules.Rules);
        Assert.Equal(
            [
                "GateRules:0 has no key 'Until'. Fix: remove it; the keys are account, caller, before, approvers, window, expiresAfter.",
                "GateRules:0:Approvers:0:Count is 0, outside 1 to 10. Fix: write a whole number from 1 to 10.",
                "GateRules:0:Before cannot be 'swap-setting'. Fix: did you mean swap-settings? Allowed: swap-settings, quiet-window, disable-local-auth.",
                "GateRules:0:Window:Zone must be the IANA name of a time zone; it is 'Europe/Stokholm'. Fix: did you mean Europe/Stockholm?",
                "GateRules:1:Account must be the resource id of a Microsoft.CognitiveServices/accounts; it is 'openai'. Fix: write /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.CognitiveServices/accounts/NAME.",
                "GateRules:1:Approvers must be a list; it is a text. Fix: write one '- ' line for each item.",
                "GateRules:1:Before is missing. Fix: add it: the step before which people are asked, such as swap-settings or disable-local-auth.",
                "GateRules:2 must be a mapping; it is a text. Fix: write 'key: value' lines; the keys are account, caller, before, approvers, window, expiresAfter.",
            ],
            rules.Mistakes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_settings_are_no_rules() => Assert.Equal((0, 0), (Read().Rules.Count, Read().Mistakes.Count));

    /// <summary>As <c>IConfiguration</c> gives them: what is above other settings is there too, without a value.</summary>
    private static ServerRules Read(params (string Key, string Value)[] settings) => ServerRuleReader.Read(
        settings.SelectMany(setting => Above(setting.Key).Select(key => KeyValuePair.Create(key, default(string))).Append(KeyValuePair.Create(setting.Key, (string?)setting.Value))).DistinctBy(setting => setting.Key),
        ["swap-settings", "quiet-window", "disable-local-auth"]);

    private static IEnumerable<string> Above(string key) => Enumerable.Range(0, key.Length).Where(index => key[index] == ':').Select(index => key[..index]);
}
