using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra;

/// <summary>Refusals as Entra writes them.</summary>
internal sealed class EntraAnswers(SandboxWorld world)
{
    public IResult Refuse(EntraProblem problem)
    {
        var (trace, correlation) = (Guid.NewGuid(), Guid.NewGuid());
        var timestamp = $"{world.Now:yyyy-MM-dd HH:mm:ss}Z";
        return Results.Json(
            new
            {
                error = problem.Error,
                error_description = $"{Describe(problem)} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}",
                error_codes = new[] { problem.Code },
                timestamp,
                trace_id = trace,
                correlation_id = correlation,
                error_uri = UriOf(problem),
            },
            statusCode: problem.Status);
    }

    /// <summary>As it stands in what a sign-in leads back with.</summary>
    public IReadOnlyDictionary<string, string> Parameters(EntraProblem problem) => new Dictionary<string, string>
    {
        ["error"] = problem.Error,
        ["error_description"] = Describe(problem),
        ["error_uri"] = UriOf(problem),
    };

    public static string Describe(EntraProblem problem) => $"AADSTS{problem.Code}: {problem.Message}";

    public void RequireTenant(string tenant)
    {
        if (!tenant.Equals(world.Tenant.Id, StringComparison.OrdinalIgnoreCase) && !tenant.Equals(world.Tenant.Name, StringComparison.OrdinalIgnoreCase))
            throw EntraProblem.UnknownTenant(tenant);
    }

    private string UriOf(EntraProblem problem) => $"{world.Origins.Main}/error?code={problem.Code}";
}
