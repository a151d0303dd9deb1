namespace KeyCutover.Sandbox.Arm;

/// <summary>A refusal of App Service, whose envelope is its own: capitalised names, and no error around them.</summary>
internal sealed class WebProblem(int status, string code, string extendedCode, string template, string message) : Exception(message)
{
    public int Status => status;

    public object Envelope => new
    {
        Code = code,
        Message,
        Target = (string?)null,
        Details = new object[]
        {
            new { Message },
            new { Code = code },
            new { ErrorEntity = new { ExtendedCode = extendedCode, MessageTemplate = template, Parameters = Array.Empty<string>(), Code = code, Message } },
        },
        Innererror = (object?)null,
    };

    /// <summary>Config writes while a swap with preview is pending.</summary>
    public static WebProblem PreparedForSwap()
    {
        const string Text = "The slot cannot be changed because its configuration settings have been prepared for swap.";
        return new WebProblem(409, "Conflict", "59203", Text, Text);
    }
}
