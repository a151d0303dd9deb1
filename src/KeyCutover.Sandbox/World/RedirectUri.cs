namespace KeyCutover.Sandbox.World;

/// <summary>An address that a sign-in may lead back to. As in Entra, the port of an http address on the loopback does not matter; a star says the same of another one.</summary>
/// <param name="Text">As it was registered: <c>http://localhost</c>, or <c>https://localhost:*/signin-oidc</c>.</param>
internal sealed record RedirectUri(string Text)
{
    private const string AnyPort = ":*";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem()
    {
        if (!Uri.TryCreate(WithoutStar(), UriKind.Absolute, out var uri) || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            return $"'{Text}' is not the address of a page.";
        if (uri.Scheme != Uri.UriSchemeHttps && !IsOnLoopback(uri, Uri.UriSchemeHttp))
            return $"'{Text}': a redirect URI is https, or http on the loopback.";
        return HasStar && !uri.IsLoopback ? $"'{Text}': any port will do on the loopback only." : null;
    }

    public bool Matches(string address)
    {
        if (address == Text)
            return true;
        var registered = new Uri(WithoutStar());
        return (HasStar || IsOnLoopback(registered, Uri.UriSchemeHttp))
            && Uri.TryCreate(address, UriKind.Absolute, out var asked)
            && asked.UserInfo.Length == 0 && asked.Fragment.Length == 0
            && (asked.Scheme, asked.Host, asked.PathAndQuery) == (registered.Scheme, registered.Host, registered.PathAndQuery);
    }

    /// <summary>Whether an address is one of a program on the user's own machine, which cannot keep a secret.</summary>
    public static bool IsOfPublicClient(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsOnLoopback(uri, Uri.UriSchemeHttp);

    private bool HasStar => Text.Contains(AnyPort, StringComparison.Ordinal);

    private string WithoutStar() => Text.Replace(AnyPort, "", StringComparison.Ordinal);

    private static bool IsOnLoopback(Uri uri, string scheme) => uri.Scheme == scheme && uri.IsLoopback;
}
