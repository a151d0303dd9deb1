using System.Linq.Expressions;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>What was found under the keys of one section of the file.</summary>
internal sealed class SectionReading<T>(string path, MappingNode node)
    where T : class
{
    private readonly HashSet<string> written = [];
    private readonly Dictionary<string, object> found = [];

    /// <summary>The section's path; empty for the plan itself.</summary>
    public string Path => path;

    /// <summary>Where the section starts.</summary>
    public Place Place => node.Place;

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Notes that the key stands in the file; false when it did already.</summary>
    public bool Note(string key) => written.Add(key);

    public void Add<TValue>(string key, Found<TValue> value) => found.Add(key, value);

    /// <summary>Whether the key stands in the file, readable or not.</summary>
    public bool IsWritten(string key) => written.Contains(key);

    /// <summary>The node under the property's key, readable or not; null when the key is absent.</summary>
    public PlanNode? NodeOf<TValue>(Expression<Func<T, TValue>> property)
    {
        var key = SectionKey<T>.NameOf(property);
        return node.Entries.FirstOrDefault(entry => entry.Key is ScalarNode name && name.Text == key)?.Value;
    }

    /// <summary>What was read; null when the key is absent or its value has a problem of its own.</summary>
    public Found<TValue>? Find<TValue>(string key) => found.GetValueOrDefault(key) as Found<TValue>;

    /// <summary>What was read; null when the property's key is absent or its value has a problem of its own.</summary>
    public Found<TValue>? Find<TValue>(Expression<Func<T, TValue?>> property) => Find<TValue>(SectionKey<T>.NameOf(property));
}

/// <summary>A value that was read, and the node that it was read from.</summary>
internal sealed record Found<TValue>(PlanNode Node, TValue Value)
{
    public Place Place => Node.Place;
}
