using System.Text.Json.Serialization;
using KeyCutover.Domain.Plans;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>Why the service did not do what was asked: problem details (RFC 9457).</summary>
/// <param name="Type">A link to what the status means.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What is wrong and what to do, for people.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="TraceId">What finds the request in the service's logs and traces.</param>
/// <param name="Problems">What is wrong with a plan, place by place; left out when that is not the reason.</param>
public sealed record ProblemDocument(
    string? Type, string? Title, int? Status, string? Detail, string? Instance = null, string? TraceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PlanProblem>? Problems = null);
