using KeyCutover.Domain.Engine;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Worker.People;
using Microsoft.Extensions.Options;
using UUIDNext;

namespace KeyCutover.Worker.Desk;

/// <summary>What people do with plans.</summary>
internal sealed class PlanDesk(IPlanShelf shelf, RunPreview preview, StepCatalog catalog, Permissions permissions, IOptions<GroupNames> groups, TimeProvider time)
{
    /// <summary>Takes a plan, when it is in order. The same request key from the same person gives the same plan.</summary>
    /// <exception cref="DeskRefusedException">It is not in order, or the person may not, or the key was used for another text.</exception>
    public async Task<StoredPlan> SubmitAsync(Person person, string file, string text, string? requestKey, CancellationToken cancellation)
    {
        await permissions.DemandAsync(person, "plan submit", file, cancellation, AppRoles.PlanSubmit);
        var read = Lint(file, text);
        if (read.Plan is not { } plan) throw new DeskRefusedException(DeskRefusalKind.Invalid, $"{file} is not in order: {read.Problems.Count} problem(s).", read.Problems);
        RefuseUnknownGroups(plan);
        var stored = await shelf.AddAsync(
            new StoredPlan(Uuid.NewSequential().ToString(), plan.Name, file, text, read.Hash, person.Name, person.Id, time.GetUtcNow(), requestKey), cancellation);
        return stored.Hash == read.Hash ? stored : throw new DeskRefusedException(DeskRefusalKind.NotLegal, "This idempotency key was used for another plan already; use another key.");
    }

    private void RefuseUnknownGroups(CutoverPlan plan)
    {
        var unknown = plan.Gates.SelectMany(gate => gate.Approvers.Select(quota => (gate.Before, quota.Group))).Where(named => !groups.Value.ContainsKey(named.Group)).ToList();
        if (unknown.Count == 0) return;
        throw new DeskRefusedException(DeskRefusalKind.Invalid,
            $"{string.Join("; ", unknown.Select(named => $"the gate before {named.Before} asks the group '{named.Group}'"))}: the service knows no such group, so nobody could ever approve. "
            + $"It knows {string.Join(", ", groups.Value.Keys.Order(StringComparer.OrdinalIgnoreCase))}; correct the plan, or have the group added to the service's setting Groups.");
    }

    /// <summary>Everything that is wrong with a plan.</summary>
    public PlanReadResult Lint(string file, string text) => PlanReader.Read(file, text, catalog.GateableNames);

    /// <summary>The plan of that id.</summary>
    /// <exception cref="DeskRefusedException">There is none.</exception>
    public async Task<StoredPlan> FindAsync(string planId, CancellationToken cancellation) =>
        await shelf.FindAsync(planId, cancellation) ?? throw new DeskRefusedException(DeskRefusalKind.NotFound, $"There is no plan '{planId}'. 'keycutover plan list' shows those there are.");

    /// <summary>Plans, newest first; those before the one of id <paramref name="before"/> when it is given.</summary>
    public Task<IReadOnlyList<StoredPlan>> ListAsync(string? before, int limit, CancellationToken cancellation) => shelf.ListAsync(before, limit, cancellation);

    /// <summary>Reads Azure and says what the plan would change. Writes nothing.</summary>
    public async Task<IReadOnlyList<StepPreview>> PreviewAsync(string planId, CancellationToken cancellation)
    {
        var stored = await FindAsync(planId, cancellation);
        var read = Lint(stored.File, stored.Text);
        return read.Plan is { } plan ? await preview.PreviewAsync(plan, cancellation)
            : throw new DeskRefusedException(DeskRefusalKind.Invalid, "This version of the service cannot read the plan.", read.Problems);
    }
}
