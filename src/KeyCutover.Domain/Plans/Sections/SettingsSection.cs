using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>The app settings that make a caller use its identity.</summary>
internal static class SettingsSection
{
    private static readonly DistinctListShape<string> Names = new(
        TextShape.SettingName, "name the setting that holds the key, such as AZURE_OPENAI_API_KEY.");

    public static readonly Section<SettingsPlan> Shape = new Section<SettingsPlan>()
        .Key(settings => settings.Set, new SettingsShape())
        .Key(settings => settings.Remove, Names)
        .Key(settings => settings.KeyInUse, WordShape.Of<KeyInUse>())
        .Rule(SetsNothingThatItRemoves);

    private static void SetsNothingThatItRemoves(SectionReading<SettingsPlan> settings, ReadContext context)
    {
        if (settings.NodeOf(s => s.Set) is not MappingNode set || settings.NodeOf(s => s.Remove) is not ListNode remove) return;

        var names = set.Entries.Select(entry => entry.Key).OfType<ScalarNode>().Select(name => name.Text);
        var setNames = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        // Taken out of the set when found, so that a repeated name gives one problem here.
        foreach (var name in remove.Items.OfType<ScalarNode>().Where(name => setNames.Remove(name.Text)))
        {
            var message = $"{settings.Path} both sets and removes {Shown.Quoted(name.Text)}.";
            context.Report(name.Place, ProblemCodes.SetAndRemoved, message, "keep one of the two.");
        }
    }
}
