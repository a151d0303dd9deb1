namespace KeyCutover.Worker.People;

/// <summary>The claims of Entra's tokens, in the second version, that are read here.</summary>
internal static class ClaimNames
{
    public const string ObjectId = "oid";
    public const string Subject = "sub";
    public const string Name = "name";
    public const string UserName = "preferred_username";
    public const string Roles = "roles";
    public const string Groups = "groups";
    public const string Scopes = "scp";
    public const string TokenKind = "idtyp";
    public const string Client = "azp";
    public const string Session = "sid";
}
