using KeyCutover.Worker.Hosting;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Notifications;

/// <summary>Who is told; section <c>Webhooks</c>.</summary>
internal sealed class WebhookOptions
{
    /// <summary>The receivers.</summary>
    public List<Receiver> Receivers { get; } = [];

    /// <summary>What is wrong with the section.</summary>
    public List<string> Mistakes { get; } = [];
}

/// <summary>Refuses to start with mistakes in the section, all of them at once.</summary>
internal sealed class WebhookOptionsCheck(IOptions<WorkerOptions> worker) : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var mistakes = options.Mistakes.ToList();
        if (options.Receivers.Count > 0 && worker.Value.Address is null)
            mistakes.Add("Worker:Address is missing; write where people reach the service, such as https://keycutover.example: messages to webhooks link there.");
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
