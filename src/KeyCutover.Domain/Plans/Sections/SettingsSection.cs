using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>The app settings that make a caller use its identity.</summary>
internal static class SettingsSection
{
    public static readonly Section<SettingsPlan> Shape = new Section<SettingsPlan>()
        .Key(settings => settings.Set, new SettingsShape())
        .Key(settings => settings.Remove, new NameListShape(TextShape.SettingName, "name the setting that holds the key, such as AZURE_OPENAI_API_KEY."))
        .Key(settings => settings.KeyInUse, WordShape.Of<KeyInUse>())
        .Rule(SetsNothingThatItRemoves);

    private static void SetsNothingThatItRemoves(SectionReading<SettingsPlan> settings, ReadContext context)
    {
        if (settings.Find(s => s.Set) is not { } set || settings.Find(s => s.Remove) is not { Node: ListNode list }) return;
        foreach (var name in list.Items.OfType<ScalarNode>().Where(name => set.Value.ContainsKey(name.Text)))
            context.Report(name.Place, ProblemCodes.SetAndRemoved, $"{settings.Path} both sets and removes {name.Text}.", "keep one of the two.");
    }
}
