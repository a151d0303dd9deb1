namespace KeyCutover.Sandbox.Arm;

/// <summary>Resource Manager, or a provider behind it, refuses a request.</summary>
internal sealed class ArmProblem(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What stands in additionalInfo, if anything.</summary>
    public object[]? AdditionalInfo { get; init; }

    public string? Target { get; init; }

    public static ArmProblem ResourceNotFound(string type, string name, string resourceGroup) => new(
        404, "ResourceNotFound", $"The Resource '{type}/{name}' under resource group '{resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");

    public static ArmProblem InvalidContent(string what) => new(400, "InvalidRequestContent", $"The request content was invalid and could not be deserialized: '{what}'.");
}
