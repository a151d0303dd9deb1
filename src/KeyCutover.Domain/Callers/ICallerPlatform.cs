using KeyCutover.Domain.Secrets;

namespace KeyCutover.Domain.Callers;

/// <summary>
/// What the steps do to a caller, whatever kind of resource it is. Methods throw what the Azure client throws;
/// <see cref="Steps.IFailureClassifier"/> says what it means.
/// </summary>
public interface ICallerPlatform
{
    /// <summary>The type of resource this platform looks after, such as <c>Microsoft.Web/sites</c>.</summary>
    string ResourceType { get; }

    /// <summary>Reads the caller, its identities and its sticky settings.</summary>
    Task<CallerState> ReadAsync(AzureResourceId caller, CancellationToken cancellation);

    /// <summary>
    /// Adds an identity to those that the caller has (reads, merges, writes; nothing is written when it is there). Null means the
    /// system-assigned one. Returns null when nothing was written.
    /// </summary>
    Task<WriteReceipt?> AddIdentityAsync(AzureResourceId caller, AzureResourceId? userAssigned, CancellationToken cancellation);

    /// <summary>Takes an identity away and leaves the others; nothing is written when it is gone already. Null means the system-assigned one. Returns null when nothing was written.</summary>
    Task<WriteReceipt?> RemoveIdentityAsync(AzureResourceId caller, AzureResourceId? userAssigned, CancellationToken cancellation);

    /// <summary>Reads all app settings. Every value is taken for a secret.</summary>
    Task<IReadOnlyDictionary<string, SecretValue>> ReadSettingsAsync(AzureResourceId caller, CancellationToken cancellation);

    /// <summary>
    /// Writes all app settings in one call: a name that is left out is deleted. The application restarts some time after the answer.
    /// </summary>
    Task<WriteReceipt> WriteSettingsAsync(AzureResourceId caller, IReadOnlyDictionary<string, SecretValue> settings, CancellationToken cancellation);

    /// <summary>
    /// Asks the application itself, over HTTPS, to make a model call (<see cref="Plans.ValidatePlan"/>); one answer for each instance
    /// that serves it. An application that does not answer is an answer too, never an exception.
    /// </summary>
    Task<IReadOnlyList<CallerProbe>> ProbeAsync(AzureResourceId caller, string path, CancellationToken cancellation);
}

/// <summary>What one instance of a caller said about one model call of its own.</summary>
public sealed record CallerProbe
{
    /// <summary>The instance that answered; <c>unknown</c> when it did not say.</summary>
    public required string Instance { get; init; }

    /// <summary>Tells one process of that instance from the next (process id and start time); null when it did not say.</summary>
    public string? Process { get; init; }

    /// <summary>The address that was asked.</summary>
    public Uri? Address { get; init; }

    /// <summary>The HTTP status of the application's answer; 0 when there was none.</summary>
    public required int Status { get; init; }

    /// <summary>The status that the model endpoint gave the application; null when it was not reached.</summary>
    public int? ModelStatus { get; init; }

    /// <summary>The model endpoint's error code, such as <c>PermissionDenied</c>; null when there was none.</summary>
    public string? ModelErrorCode { get; init; }

    /// <summary>The model endpoint's error message, without anything secret; null when there was none.</summary>
    public string? ModelErrorMessage { get; init; }

    /// <summary>The Entra object id that the model saw; null for a key call.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>The model call's request id (<c>apim-request-id</c>), which is the log row's <c>CorrelationId</c>.</summary>
    public string? ModelRequestId { get; init; }

    /// <summary>Whether the model answered the call.</summary>
    public bool Succeeded => Status is >= 200 and < 300 && ModelStatus is >= 200 and < 300;
}
