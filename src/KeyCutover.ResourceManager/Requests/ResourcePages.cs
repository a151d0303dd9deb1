using System.Text.Json;
using Azure;

namespace KeyCutover.ResourceManager.Requests;

/// <summary>A list that Resource Manager answers page by page, each naming the next.</summary>
internal sealed class ResourcePages<T>(ArmRequests requests, Uri first, Func<JsonElement, T> read, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var next = continuationToken is null ? first : new Uri(continuationToken);
        while (next is not null)
        {
            var response = await requests.FollowAsync(next, CancellationToken);
            var (items, link) = response.Read(body => (body.Items("value", read), body.Text("nextLink")));
            yield return Page<T>.FromValues(items, link, response);
            next = string.IsNullOrEmpty(link) ? null : new Uri(link);
        }
    }
}
