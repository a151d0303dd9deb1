using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KeyCutover.Domain.Plans.Reading;

/// <summary>
/// Turns YAML into nodes with places; the one file that knows YamlDotNet. Refuses the parts of YAML by which a reviewer and a program can read
/// one file differently: anchors, aliases, tags and further documents.
/// </summary>
internal sealed partial class YamlTree
{
    public const string NothingInIt = "There is no plan in this file.";
    public const string StartFromSample = "start from docs/plans.md.";

    /// <summary>The plan language is 6 levels deep.</summary>
    private const int Deepest = 20;

    /// <summary>Also keeps the patterns, some of which backtrack, from working on megabytes that somebody submits.</summary>
    private const int LongestText = 4096;

    private readonly string text;
    private readonly Parser parser;
    private readonly ReadContext context;
    private Place lastPlace = Place.Start;

    private YamlTree(string text, ReadContext context)
    {
        this.text = text;
        parser = new Parser(new StringReader(text));
        this.context = context;
    }

    /// <summary>The document's root; null when there is none that can be read, which is then reported.</summary>
    public static PlanNode? Read(string text, ReadContext context)
    {
        var tree = new YamlTree(text, context);
        try
        {
            return tree.Document();
        }
        catch (YamlException e)
        {
            tree.ReportSyntax(tree.WhereItBroke(e), Shown.OneLine(e.Message).TrimEnd('.'));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet throws these, without a place, at some unclosed brackets ("[a" before an outdented "b: c") and at tags that are no URI.
            tree.ReportSyntax(tree.lastPlace, "the value that starts here or the one after it is broken");
        }
        catch (TooDeepException e)
        {
            const string fix = "remove the nesting; a plan has 6 levels.";
            context.Report(e.Place, ProblemCodes.TooDeep, $"Nested more than {Deepest} levels deep.", fix);
        }

        return null;
    }

    private void ReportSyntax(Place place, string reason) =>
        context.Report(place, ProblemCodes.Syntax, $"This is not YAML: {reason}.", "check indentation, brackets, colons and quotes here.");

    /// <summary>YamlDotNet places a tab in the indentation at the start of the outermost mapping; this finds the tab.</summary>
    private Place WhereItBroke(YamlException e)
    {
        var place = PlaceOf(e.Start);
        if (place.Line >= lastPlace.Line) return place;

        var lines = text.ReplaceLineEndings("\n").Split('\n').Index();
        var tabs = lines.Skip(lastPlace.Line - 1).Where(line => TabIndentation().IsMatch(line.Item));
        return tabs.Select(line => new Place(line.Index + 1, 1)).FirstOrDefault(lastPlace);
    }

    private PlanNode? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return Nothing();

        var root = Node(depth: 1);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
            context.Report(PlaceOf(second.Start), ProblemCodes.RefusedYaml, "A second document starts here.", "keep one plan per file.");
        return root is ScalarNode { Meaning: ScalarMeaning.Nothing } ? Nothing() : root;
    }

    private PlanNode? Nothing()
    {
        context.Report(Place.Start, ProblemCodes.Empty, NothingInIt, StartFromSample);
        return null;
    }

    private PlanNode Node(int depth)
    {
        var place = lastPlace = PlaceOf(parser.Current!.Start);
        if (depth > Deepest) throw new TooDeepException(place);
        if (parser.TryConsume<AnchorAlias>(out _))
        {
            context.Report(place, ProblemCodes.RefusedYaml, "Aliases are not part of the plan language.", "write the value out.");
            return new RefusedNode(place);
        }

        // YamlDotNet lets some broken flow mappings end after a key.
        if (parser.Current is not NodeEvent node)
            throw new SyntaxErrorException(parser.Current.Start, parser.Current.End, "a value is missing");
        RefuseAnchorAndTag(node, place);
        if (parser.TryConsume<Scalar>(out var scalar)) return Text(scalar, place);
        if (parser.TryConsume<SequenceStart>(out _)) return new ListNode(place, Items(depth));

        parser.Consume<MappingStart>();
        return new MappingNode(place, Entries(depth));
    }

    private PlanNode Text(Scalar scalar, Place place)
    {
        if (scalar.Value.Length <= LongestText) return new ScalarNode(place, scalar.Value, MeaningOf(scalar));

        var message = $"A text of {scalar.Value.Length} characters; none in a plan is longer than {LongestText}.";
        context.Report(place, ProblemCodes.BadFormat, message, "shorten it.");
        return new RefusedNode(place);
    }

    private List<PlanNode> Items(int depth)
    {
        var items = new List<PlanNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
        return items;
    }

    private List<MappingEntry> Entries(int depth)
    {
        var entries = new List<MappingEntry>();
        while (!parser.TryConsume<MappingEnd>(out _)) entries.Add(new MappingEntry(Node(depth + 1), Node(depth + 1)));
        return entries;
    }

    private void RefuseAnchorAndTag(NodeEvent node, Place place)
    {
        if (!node.Anchor.IsEmpty)
            context.Report(place, ProblemCodes.RefusedYaml, "Anchors are not part of the plan language.", "remove the '&' name.");
        if (!node.Tag.IsEmpty)
            context.Report(place, ProblemCodes.RefusedYaml, "Tags are not part of the plan language.", "remove the '!' tag.");
    }

    /// <summary>YAML 1.2's core schema, which editors go by too; quoted scalars are always texts.</summary>
    private static ScalarMeaning MeaningOf(Scalar scalar) =>
        scalar.Style != ScalarStyle.Plain ? ScalarMeaning.Text
        : NullScalar().IsMatch(scalar.Value) ? ScalarMeaning.Nothing
        : BooleanScalar().IsMatch(scalar.Value) ? ScalarMeaning.Boolean
        : NumberScalar().IsMatch(scalar.Value) ? ScalarMeaning.Number
        : ScalarMeaning.Text;

    private static Place PlaceOf(Mark mark) => new(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    [GeneratedRegex(@"^ *\t")]
    private static partial Regex TabIndentation();

    [GeneratedRegex("^(~|null|Null|NULL|)$")]
    private static partial Regex NullScalar();

    [GeneratedRegex("^(true|True|TRUE|false|False|FALSE)$")]
    private static partial Regex BooleanScalar();

    [GeneratedRegex(@"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$")]
    private static partial Regex NumberScalar();

    private sealed class TooDeepException(Place place) : Exception
    {
        public Place Place { get; } = place;
    }
}
