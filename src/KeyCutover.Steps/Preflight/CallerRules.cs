using KeyCutover.Domain.Callers;

namespace KeyCutover.Steps.Preflight;

/// <summary>What must hold for a caller. Pure.</summary>
internal static class CallerRules
{
    public static Finding Running(CallerState caller) => caller.IsRunning switch
    {
        true => Finding.Pass("running"),
        false => Finding.Fail("stopped", "Start it: a stopped application cannot show that its calls succeed."),
        null => Finding.Unknown("Azure does not say whether it runs", "Look at it in the portal."),
    };

    public static Finding PendingSwap(CallerState caller) => Finding.When(
        caller.PendingSwapSlot is null, "none pending", $"a swap with slot {caller.PendingSwapSlot} is prepared; settings cannot be written meanwhile",
        "Complete or cancel the swap, then retry.");

    public static Finding Answers(IReadOnlyList<CallerProbe> probes, string path)
    {
        if (probes.FirstOrDefault(probe => probe is { Status: 404, ModelStatus: null }) is not null)
            return Finding.Fail($"{path} answers 404", "Give the application this endpoint, or correct the path in the plan.");
        if (probes.Count == 0 || probes.Any(probe => probe.Status == 0))
            return Finding.Fail($"{path} does not answer", "Start the application and let the executor's network reach it.");
        if (probes.FirstOrDefault(probe => probe.ModelStatus is null && probe.ModelErrorCode is null) is { } mute)
            return Finding.Unknown($"{path} answers {mute.Status} without a model's status",
                "Let the endpoint answer as the plan's documentation says.");
        return Finding.Pass(probes.All(probe => probe.Succeeded)
            ? $"{path}: model calls succeed"
            : $"{path} answers; its model call fails today ({probes.First(probe => !probe.Succeeded).ModelErrorCode ?? "no code"})");
    }
}
