using Azure;
using Azure.ResourceManager;

namespace KeyCutover.ResourceManager.Requests;

/// <summary>
/// A change that Resource Manager may still be making after its answer: 202 with <c>Azure-AsyncOperation</c> (polled for its status) or
/// <c>Location</c> (polled until it is no longer 202), otherwise complete at once.
/// </summary>
internal sealed class ResourceOperation<T> : ArmOperation<T>
    where T : notnull
{
    private readonly ArmRequests requests;
    private readonly Uri target;
    private readonly Func<Response, T> read;
    private readonly Uri? status;
    private readonly Uri? location;
    private Response last;
    private T? value;

    private ResourceOperation(ArmRequests requests, Uri target, Response first, Func<Response, T> read)
    {
        (this.requests, this.target, this.read, last) = (requests, target, read, first);
        if (first.Status == 202)
        {
            status = AddressIn(first, "Azure-AsyncOperation");
            location = AddressIn(first, "Location");
        }

        if (status is null && location is null) Complete(first);
    }

    public override string Id => (status ?? location ?? target).AbsoluteUri;

    public override bool HasCompleted => HasValue;

    public override bool HasValue => value is not null;

    public override T Value => value ?? throw new InvalidOperationException("The operation has not completed.");

    /// <summary>Takes up an operation that was just answered, and waits for its end when <paramref name="waitUntil"/> says so.</summary>
    public static async Task<ArmOperation<T>> StartAsync(
        WaitUntil waitUntil, ArmRequests requests, Uri target, Response first, Func<Response, T> read, CancellationToken cancellationToken)
    {
        var operation = new ResourceOperation<T>(requests, target, first, read);
        if (waitUntil == WaitUntil.Completed) await operation.WaitForCompletionAsync(cancellationToken);
        return operation;
    }

    public override Response GetRawResponse() => last;

    public override Response UpdateStatus(CancellationToken cancellationToken = default)
    {
        if (HasCompleted) return last;
        last = requests.Follow(status ?? location ?? target, cancellationToken);
        if (IsOver(last)) Complete(status is null ? last : requests.Follow(target, cancellationToken));
        return last;
    }

    public override async ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default)
    {
        if (HasCompleted) return last;
        last = await requests.FollowAsync(status ?? location ?? target, cancellationToken);
        if (IsOver(last)) Complete(status is null ? last : await requests.FollowAsync(target, cancellationToken));
        return last;
    }

    private bool IsOver(Response response)
    {
        if (status is null) return response.Status != 202;
        return response.Read(body => body.Text("status")) switch
        {
            "Succeeded" => true,
            "Failed" or "Canceled" => throw new RequestFailedException(response),
            _ => false,
        };
    }

    private void Complete(Response response) => value = read(last = response);

    private static Uri? AddressIn(Response response, string header) =>
        response.Headers.TryGetValue(header, out var text) && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
}
