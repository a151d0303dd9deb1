using System.Text.Json.Serialization;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>A plan to submit.</summary>
/// <param name="File">What the file is called, for messages.</param>
/// <param name="Text">The plan as YAML.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SubmitPlanRequest(string File, string Text);

/// <summary>A plan to start a run of.</summary>
/// <param name="PlanId">The plan's id.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record StartRunRequest(string PlanId);

/// <summary>Something to do to a run.</summary>
/// <param name="Reason">Why; null when it is not said.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RunVerbRequest(string? Reason = null);

/// <summary>A decision at a gate.</summary>
/// <param name="Digest">The digest of the card that was seen, in full.</param>
/// <param name="Comment">What is said about it; null when nothing.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DecisionRequest(string Digest, string? Comment = null);
