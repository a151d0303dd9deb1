using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>The whole plan.</summary>
internal static class PlanSection
{
    public const string SchemaVersion = "keycutover/v1";

    /// <summary>The shape of plans whose gates may stand before <paramref name="steps"/>.</summary>
    public static Section<CutoverPlan> For(IReadOnlyCollection<string> steps) => new Section<CutoverPlan>()
        .Key(plan => plan.Schema, WordShape.Of(ProblemCodes.NotAllowed, SchemaVersion))
        .Key(plan => plan.Name, TextShape.Name)
        .Key(plan => plan.Owner, TextShape.Mail)
        .Key(plan => plan.ChangeTicket, TextShape.Line("write the ticket's number, such as CHG0042117."))
        .Key(plan => plan.Tenant, new GuidShape("write the Entra tenant's id, as 'az account show --query tenantId' gives it."))
        .Key(plan => plan.Subscription, new GuidShape("write the subscription's id, as 'az account show --query id' gives it."))
        .Key(plan => plan.Account, AccountSection.Shape)
        .Key(plan => plan.Vault, new ResourceIdShape("Microsoft.KeyVault/vaults"))
        .Key(plan => plan.Callers, new ListShape<CallerPlan>(CallerSection.Shape, "name a caller, or leave 'callers' out."))
        .Key(plan => plan.LocalAuth, LocalAuthSection.Shape)
        .Key(plan => plan.Gates, new ListShape<GatePlan>(GateSection.For(steps), "name a gate, or leave 'gates' out."))
        .Key(plan => plan.OnFailure, WordShape.Of<FailurePolicy>())
        .Key(plan => plan.Deadlines, DeadlineSection.Shape)
        .Rule(HasSomethingToDo)
        .Rule(StaysInItsSubscription)
        .Rule(GivesTheQuietWindowTime);

    private static void HasSomethingToDo(SectionReading<CutoverPlan> plan, ReadContext context)
    {
        if (plan.NodeOf(p => p.Callers) is null && plan.NodeOf(p => p.LocalAuth) is null)
            context.Report(
                plan.Place,
                ProblemCodes.NothingToDo,
                "The plan has neither callers nor localAuth, so there is nothing to do.",
                "add callers to move, localAuth to close the account, or both.");
    }

    private static void StaysInItsSubscription(SectionReading<CutoverPlan> plan, ReadContext context)
    {
        if (plan.Find(p => p.Subscription) is not { } pinned) return;
        foreach (var (path, place, value) in context.Values)
        {
            if (value is AzureResourceId id && id.Subscription != pinned.Value)
                context.Report(
                    place,
                    ProblemCodes.OtherSubscription,
                    $"{path} lies in subscription {id.Subscription}, but the plan is pinned to {pinned.Value}.",
                    "correct the id or the plan's subscription; one plan stays in one subscription.");
        }
    }

    private static void GivesTheQuietWindowTime(SectionReading<CutoverPlan> plan, ReadContext context)
    {
        var deadlines = plan.Find(p => p.Deadlines);
        if (deadlines is null && plan.NodeOf(p => p.Deadlines) is not null) return;
        if (context.Values.FirstOrDefault(value => value.Path == "localAuth.quietWindow") is not { Value: TimeSpan window } written) return;

        var deadline = (deadlines?.Value ?? new DeadlinePlan()).Quiet;
        if (deadline < window)
            context.Report(
                written.Place,
                ProblemCodes.DeadlineTooShort,
                $"localAuth.quietWindow is {DurationShape.Text(window)}, longer than deadlines.quiet, {DurationShape.Text(deadline)}.",
                $"set deadlines.quiet to {DurationShape.Text(window)} or more.");
    }
}
