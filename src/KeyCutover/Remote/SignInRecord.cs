using System.Text.Json;

namespace KeyCutover.Remote;

/// <summary>What is remembered of a sign-in beside its tokens: where, as what, and that it was agreed to. Nothing in it is secret.</summary>
internal sealed record SignInRecord
{
    /// <summary>The service.</summary>
    public required string Server { get; init; }

    /// <summary>Where it signs people in; somebody has agreed to that.</summary>
    public required SignInChallenge Challenge { get; init; }

    /// <summary>Which account of the token cache is meant; null when nobody is signed in.</summary>
    public JsonElement? Account { get; init; }

    /// <summary>Whether the tokens lie in a file that only its owner can read, because there is no keyring here.</summary>
    public bool IsPlainFile { get; init; }
}
