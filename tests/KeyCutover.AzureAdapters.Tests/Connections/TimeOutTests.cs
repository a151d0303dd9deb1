using Azure.Core;
using Azure.Core.Pipeline;
using KeyCutover.Domain.Steps;

namespace KeyCutover.AzureAdapters.Tests.Connections;

/// <summary>Pins the words by which the pipeline tells a time-out from a cancellation: nothing else does.</summary>
public sealed class TimeOutTests
{
    [Fact]
    public async Task A_server_that_never_answers_is_a_time_out()
    {
        var pipeline = Silent(TimeSpan.FromMilliseconds(1));

        var exception = await Assert.ThrowsAnyAsync<Exception>(async () => await pipeline.SendRequestAsync(Get(pipeline), TestContext.Current.CancellationToken));

        Assert.Equal((FailureKind.Transient, "timeout"), (Classify(exception)?.Kind, Classify(exception)?.Code));
    }

    [Fact]
    public async Task A_cancelled_call_is_not()
    {
        var pipeline = Silent(TimeSpan.FromMinutes(5));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pipeline.SendRequestAsync(Get(pipeline), cancelled.Token));

        Assert.Null(Classify(exception));
    }

    private static StepFailure? Classify(Exception exception) => new AzureFailures(TimeProvider.System).Classify(exception);

    private static Request Get(HttpPipeline pipeline)
    {
        var request = pipeline.CreateRequest();
        request.Method = RequestMethod.Get;
        request.Uri.Reset(new Uri("https://management.azure.com/"));
        return request;
    }

    private static HttpPipeline Silent(TimeSpan limit)
    {
        var options = new Options { Transport = new HttpClientTransport(new HttpClient(new NeverAnswers())), RetryPolicy = new RetryPolicy(0) };
        options.Retry.NetworkTimeout = limit;
        return HttpPipelineBuilder.Build(options);
    }

    private sealed class Options : ClientOptions;

    private sealed class NeverAnswers : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var never = new TaskCompletionSource<HttpResponseMessage>();
            cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            return never.Task;
        }
    }
}
