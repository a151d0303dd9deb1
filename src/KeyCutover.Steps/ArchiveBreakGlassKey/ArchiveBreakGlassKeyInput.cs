using KeyCutover.Domain;

namespace KeyCutover.Steps.ArchiveBreakGlassKey;

/// <summary>What the break-glass secret says about itself.</summary>
/// <param name="Account">The account whose keys it holds.</param>
/// <param name="Vault">The vault it lies in.</param>
/// <param name="Secret">Its name, without the key's label.</param>
/// <param name="Owner">Who decides about opening it.</param>
/// <param name="ChangeTicket">The ticket under which it was made.</param>
/// <param name="ExpiresAfter">After how long it expires.</param>
public sealed record ArchiveBreakGlassKeyInput(
    AzureResourceId Account, AzureResourceId Vault, string Secret, string Owner, string ChangeTicket, TimeSpan ExpiresAfter);
