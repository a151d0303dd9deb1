using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Telemetry;

/// <summary>Where traces, metrics and logs go; section <c>Telemetry</c>. The standard OTEL_* variables hold beside it.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The address of an OpenTelemetry collector (OTLP); null sends nothing, unless OTEL_EXPORTER_OTLP_ENDPOINT says where.</summary>
    public string? Otlp { get; set; }
}

/// <summary>Finds mistakes in the section before anything is started.</summary>
internal sealed class TelemetryOptionsCheck : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) =>
        options.Otlp is null || Uri.TryCreate(options.Otlp, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Telemetry:Otlp is '{options.Otlp}'; write the address of an OpenTelemetry collector, such as http://localhost:4317.");
}
