using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.Vault;

/// <summary>A refusal in Key Vault's words.</summary>
internal sealed record VaultError(int Status, string Code, string Message, string? Inner = null)
{
    public static VaultError BadParameter(string message) => new(StatusCodes.Status400BadRequest, "BadParameter", message);

    public static VaultError NotFound(string name) => new(
        StatusCodes.Status404NotFound,
        "SecretNotFound",
        $"A secret with (name/id) {name} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182");

    public static VaultError KeyNotFound(string name) => new(
        StatusCodes.Status404NotFound,
        "KeyNotFound",
        $"A key with (name/id) {name} was not found in this key vault. If you recently deleted this key you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182");

    public static VaultError KeyDisabled(string operation) => new(
        StatusCodes.Status403Forbidden, "Forbidden", $"Operation {operation} is not allowed on a disabled key.", "KeyDisabled");

    public static VaultError KeyOperationForbidden(string operation) => new(
        StatusCodes.Status403Forbidden, "Forbidden", $"Operation {operation} is not permitted on this key.", "KeyOperationForbidden");

    public static VaultError DeletedNotFound(string name) => new(StatusCodes.Status404NotFound, "SecretNotFound", $"Deleted Secret not found: {name}");

    public static VaultError Disabled { get; } = new(StatusCodes.Status403Forbidden, "Forbidden", "Operation get is not allowed on a disabled secret.", "SecretDisabled");

    public static VaultError DeletedButRecoverable(string name) => new(
        StatusCodes.Status409Conflict,
        "Conflict",
        $"Secret {name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.",
        "ObjectIsDeletedButRecoverable");

    public static VaultError Firewall(string vault, string location) => new(
        StatusCodes.Status403Forbidden,
        "Forbidden",
        $"Client address is not authorized and caller is not a trusted service.\r\nClient address: 127.0.0.1\r\nCaller: unknown\r\nVault: {vault};location={location}",
        "ForbiddenByFirewall");

    public static VaultError Rbac(string caller, string action, string resource, string vault, string location) => new(
        StatusCodes.Status403Forbidden,
        "Forbidden",
        $"Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.\r\nCaller: {caller}\r\nAction: '{action}'\r\nResource: '{resource}'\r\nAssignment: (not found)\r\nDenyAssignmentId: null\r\nDecisionReason: null \r\nVault: {vault};location={location}\r\n",
        "ForbiddenByRbac");

    public static VaultError Policy(string caller, VaultAction action, string vault, string location) => new(
        StatusCodes.Status403Forbidden,
        "Forbidden",
        $"The user, group or application '{caller}' does not have {action.Collection} {action.Permission} permission on key vault '{vault};location={location}'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287",
        "AccessDenied");

    public Task WriteAsync(HttpContext context)
    {
        var error = new JsonObject { ["code"] = Code, ["message"] = Message };
        if (Inner is not null)
            error["innererror"] = new JsonObject { ["code"] = Inner };
        context.Response.StatusCode = Status;
        return context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = error }, context.RequestAborted);
    }
}
