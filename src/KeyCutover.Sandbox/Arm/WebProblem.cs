namespace KeyCutover.Sandbox.Arm;

/// <summary>A refusal of App Service, whose envelope is its own: capitalised names, and no error around them.</summary>
internal sealed class WebProblem(string extendedCode, string message) : Exception(message)
{
    public int Status { get; } = 409;

    public object Envelope => Wrap("Conflict", extendedCode, Message);

    /// <summary>Config writes while a swap with preview is pending.</summary>
    public static WebProblem PreparedForSwap() =>
        new("59203", "The slot cannot be changed because its configuration settings have been prepared for swap.");

    public static object Wrap(string code, string extendedCode, string message) => new
    {
        Code = code,
        Message = message,
        Target = (string?)null,
        Details = new object[]
        {
            new { Message = message },
            new { Code = code },
            new { ErrorEntity = new { ExtendedCode = extendedCode, MessageTemplate = message, Parameters = Array.Empty<string>(), Code = code, Message = message } },
        },
        Innererror = (object?)null,
    };
}
