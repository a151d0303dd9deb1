using System.Globalization;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>A refusal of App Service, whose envelope is its own: capitalised names, and no error around them.</summary>
internal sealed class WebProblem(string extendedCode, string message) : Exception(message)
{
    public int Status { get; } = 409;

    public object Envelope => Wrap("Conflict", extendedCode, Message);

    /// <summary>Config writes while a swap with preview is pending.</summary>
    public static WebProblem PreparedForSwap() =>
        new("59203", "The slot cannot be changed because its configuration settings have been prepared for swap.");

    /// <summary>Writes while a swap is under way.</summary>
    public static WebProblem OperationInProgress(SlotSwap swap) => new(
        "59203",
        $"Cannot modify this site because another operation is in progress. Details: Id: {swap.Id}, OperationName: SwapSiteSlots, CreatedTime: {swap.CreatedAt.UtcDateTime.ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture)}, RequestId: {swap.Id}, EntityType: 3");

    /// <summary>A swap that was given up.</summary>
    public static WebProblem SwapFailed(string why) => new("01016", why);

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
