namespace KeyCutover.AzureContract.Tests.Review;

/// <summary>What a difference was found against.</summary>
internal enum Evidence
{
    Schema,
    Recording,
    Example,
}

/// <summary>
/// Where the sandbox is not like Azure. <paramref name="Where"/> is the recording and its request, the example, or what was asked;
/// <paramref name="What"/> starts with its kind, such as <c>status</c>, <c>missing</c> or <c>type</c>.
/// </summary>
internal sealed record Difference(Evidence Evidence, string Where, string Operation, string What)
{
    public string Kind => What[..What.IndexOf(' ', StringComparison.Ordinal)];

    public override string ToString() => $"{Evidence} {Where} {Operation}: {What}";
}
