using KeyCutover.Domain.Secrets;

namespace KeyCutover.Domain.Accounts;

/// <summary>The Azure OpenAI or AI Services account.</summary>
public interface IAccounts
{
    /// <summary>Reads the account.</summary>
    Task<AccountState> ReadAsync(AzureResourceId account, CancellationToken cancellation);

    /// <summary>Reads both keys. Azure answers 400 once local authentication is off.</summary>
    Task<AccountKeys> ReadKeysAsync(AzureResourceId account, CancellationToken cancellation);

    /// <summary>
    /// Starts switching key authentication: a PATCH of that one property. The answer may come before the switch is done; read the
    /// account again, because a policy may have overridden what was sent.
    /// </summary>
    Task<WriteReceipt> SetLocalAuthAsync(AzureResourceId account, bool disabled, CancellationToken cancellation);

    /// <summary>Calls the model once, with one token, authenticated by the key. Never throws for an HTTP answer.</summary>
    Task<ModelAnswer> CallWithKeyAsync(AzureResourceId account, string deployment, SecretValue key, CancellationToken cancellation);
}

/// <summary>An account as it stands now.</summary>
public sealed record AccountState
{
    /// <summary>Its id.</summary>
    public required AzureResourceId Id { get; init; }

    /// <summary><c>OpenAI</c>, <c>AIServices</c>, or another kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Where its models answer.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Its custom subdomain; null when it has none, and then no token works.</summary>
    public string? CustomSubdomain { get; init; }

    /// <summary>Whether key authentication is off. Absent in Azure's answer means on.</summary>
    public required bool LocalAuthDisabled { get; init; }

    /// <summary>Whether no operation is under way on it (its provisioning state is final).</summary>
    public required bool IsSettled { get; init; }

    /// <summary>The provisioning state, in Azure's words.</summary>
    public required string ProvisioningState { get; init; }
}

/// <summary>Both keys of an account.</summary>
/// <param name="Key1">The first.</param>
/// <param name="Key2">The second.</param>
public sealed record AccountKeys(SecretValue Key1, SecretValue Key2);

/// <summary>What the model endpoint answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ErrorCode">The error's code; null when there was none.</param>
/// <param name="Message">The error's message; null when there was none.</param>
/// <param name="RequestId"><c>apim-request-id</c>, which is the log row's <c>CorrelationId</c>.</param>
public sealed record ModelAnswer(int Status, string? ErrorCode, string? Message, string? RequestId)
{
    /// <summary>
    /// Whether the key was refused: 403 <c>AuthenticationTypeDisabled</c>, as users observe, or the documented 401 (Microsoft Learn,
    /// "Disable local authentication in Azure AI services").
    /// </summary>
    public bool KeyRefused => Status == 403 && ErrorCode == "AuthenticationTypeDisabled" || Status == 401;
}
