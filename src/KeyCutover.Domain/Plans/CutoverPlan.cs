using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>What is to be done: one account, the callers that leave its keys, and who has to agree.</summary>
[Description("A KeyCutover plan: moves applications from an Azure OpenAI account's keys to their managed identities.")]
public sealed record CutoverPlan
{
    /// <summary>The version of the plan language; <c>keycutover/v1</c>.</summary>
    [Description("The version of the plan language.")]
    public required string Schema { get; init; }

    /// <summary>The plan's name: lower-case letters, digits and dashes, 3 to 64.</summary>
    [Description("A name for the plan: lower-case letters, digits and dashes.")]
    public required string Name { get; init; }

    /// <summary>Who answers for the change: a team's or a person's mail address.</summary>
    [Description("The mail address of the team or person that answers for the change.")]
    public required string Owner { get; init; }

    /// <summary>The change ticket that the change board knows this under.</summary>
    [Description("The ticket under which the change board knows this change.")]
    public required string ChangeTicket { get; init; }

    /// <summary>The tenant pin: the run stops when the credential belongs to another tenant.</summary>
    [Description("The Entra tenant's id. A run stops before it touches anything in another tenant.")]
    public required Guid Tenant { get; init; }

    /// <summary>The subscription pin: every resource id in the plan must lie in it.</summary>
    [Description("The subscription's id. Every resource that the plan names must lie in it.")]
    public required Guid Subscription { get; init; }

    /// <summary>The account whose keys the callers leave.</summary>
    [Description("The Azure OpenAI or AI Services account whose keys the callers leave.")]
    public required AccountPlan Account { get; init; }

    /// <summary>The id of the Key Vault that holds the escrow: secrets put away so that the way back exists.</summary>
    [Description("The resource id of the Key Vault in which secrets are put away so that the way back exists.")]
    public required AzureResourceId Vault { get; init; }

    /// <summary>The callers to move; may be empty when the plan is about the account only.</summary>
    [Description("The applications to move. Leave it out when the plan only closes the account.")]
    public IReadOnlyList<CallerPlan> Callers { get; init; } = [];

    /// <summary>Switching key authentication off; absent when the plan is about callers only.</summary>
    [Description("Switches the account's key authentication off when every caller is done. Leave it out to move callers only.")]
    public LocalAuthPlan? LocalAuth { get; init; }

    /// <summary>The steps that wait for people.</summary>
    [Description("The steps that wait for people.")]
    public IReadOnlyList<GatePlan> Gates { get; init; } = [];

    /// <summary>What happens when a step fails for good.</summary>
    [Description("What happens when a step fails for good: rollback undoes everything that started; hold pauses the run for an operator.")]
    public FailurePolicy OnFailure { get; init; } = FailurePolicy.Rollback;

    /// <summary>How long the waits may last.</summary>
    [Description("How long the waits may last before they count as failures.")]
    public DeadlinePlan Deadlines { get; init; } = new();
}
