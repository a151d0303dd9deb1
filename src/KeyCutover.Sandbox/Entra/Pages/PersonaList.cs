using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.Pages;

/// <summary>A form with a button for each person, and under it what the person may do.</summary>
internal sealed class PersonaList(SandboxWorld world)
{
    /// <param name="action">Where the form is sent.</param>
    /// <param name="hidden">What is sent with it.</param>
    /// <param name="client">The application whose roles are shown.</param>
    /// <param name="hint">Object id or user principal name of who is likely.</param>
    public string Form(string action, IEnumerable<KeyValuePair<string, string>> hidden, ServicePrincipal client, string hint)
    {
        lock (world.Gate)
        {
            var likely = world.FindUser(hint);
            return $"""
                <form method="post" action="{PageResult.Encode(action)}">
                {HiddenFields(hidden)}
                <ul>
                {string.Join('\n', world.Users.Select((user, index) => Item(user, index, client, user == likely)))}
                </ul>
                </form>
                """;
        }
    }

    public static string HiddenFields(IEnumerable<KeyValuePair<string, string>> fields) => string.Join('\n', fields.Select(field =>
        $"""<input type="hidden" name="{PageResult.Encode(field.Key)}" value="{PageResult.Encode(field.Value)}">"""));

    private string Item(User user, int index, ServicePrincipal client, bool isLikely) => $"""
        <li><button type="submit" name="{SignInForm.User}" value="{PageResult.Encode(user.ObjectId)}" aria-describedby="about-{index}"{(isLikely ? " autofocus" : "")}>{PageResult.Encode(user.Name)}</button>
        <p id="about-{index}">{PageResult.Encode(user.UserPrincipalName)}<br>{PageResult.Encode(RolesOf(user, client))}<br>{PageResult.Encode(GroupsOf(user))}</p></li>
        """;

    private string RolesOf(User user, ServicePrincipal client) => world.AppRolesOf(user.ObjectId, client) is { Count: > 0 } roles ? $"Roles: {string.Join(", ", roles)}" : "No role";

    private string GroupsOf(User user) =>
        user.Groups.Count == 0 ? "No group" : $"Groups: {string.Join(", ", world.Groups.Where(group => user.Groups.Contains(group.ObjectId)).Select(group => group.Name))}";
}
