using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.EndToEnd.Tests.Service;

/// <summary>The REST API as one person uses it.</summary>
internal sealed class Api(ServiceProcess service, string userPrincipalName) : IDisposable
{
    private readonly HttpClient client = NewClient(service, service.Sandbox.SignIn(userPrincipalName));

    /// <summary>A client that trusts the sandbox's authority alone.</summary>
    public static HttpClient NewClient(ServiceProcess service, string? token = null)
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(service.CaCertificate);
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { authority } };
        var client = new HttpClient(handler) { BaseAddress = service.Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<string> SubmitAsync(string text, CancellationToken cancellation)
    {
        var plan = await PostAsync<PlanDocument>("/api/v1/plans", new SubmitPlanRequest("plan.yaml", text), cancellation);
        return (await PostAsync<RunDocument>("/api/v1/runs", new StartRunRequest(plan.PlanId), cancellation)).RunId;
    }

    public async Task<RunDocument> ReadAsync(string runId, CancellationToken cancellation) =>
        (await client.GetFromJsonAsync<RunDocument>($"/api/v1/runs/{runId}", ApiJson.Options, cancellation))!;

    public Task<RunDocument> DoAsync(string runId, string verb, CancellationToken cancellation) =>
        PostAsync<RunDocument>($"/api/v1/runs/{runId}/{verb}", new RunVerbRequest("the test wants it"), cancellation);

    public async Task<GateDocument> DecideAsync(string runId, string track, string step, bool approve, CancellationToken cancellation)
    {
        var gate = (await client.GetFromJsonAsync<GateDocument>($"/api/v1/runs/{runId}/gates/{track}/{step}", ApiJson.Options, cancellation))!;
        return await PostAsync<GateDocument>($"/api/v1/runs/{runId}/gates/{track}/{step}/{(approve ? "approve" : "decline")}", new DecisionRequest(gate.Digest), cancellation);
    }

    /// <summary>Tries to approve; the status of the answer.</summary>
    public async Task<int> TryDecideAsync(string runId, string track, string step, CancellationToken cancellation)
    {
        var gate = (await client.GetFromJsonAsync<GateDocument>($"/api/v1/runs/{runId}/gates/{track}/{step}", ApiJson.Options, cancellation))!;
        using var response = await client.PostAsJsonAsync($"/api/v1/runs/{runId}/gates/{track}/{step}/approve", new DecisionRequest(gate.Digest), ApiJson.Options, cancellation);
        return (int)response.StatusCode;
    }

    /// <summary>The run's journal so far.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset At, RunEvent? Event)>> EventsAsync(string runId, CancellationToken cancellation) =>
        [.. (await client.GetFromJsonAsync<Page<EventDocument>>($"/api/v1/runs/{runId}/events", ApiJson.Options, cancellation))!.Items.Select(entry => (entry.At, entry.Read()))];

    public Task<string> ReadTextAsync(string path, CancellationToken cancellation) => client.GetStringAsync(new Uri(path, UriKind.Relative), cancellation);

    /// <summary>Waits until the run fits.</summary>
    public async Task<RunDocument> WhenAsync(string runId, Func<RunDocument, bool> fits, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var run = await ReadAsync(runId, cancellation);
            if (fits(run)) return run;
            if (RunLifecycle.IsEnd(run.State)) Assert.Fail($"Run {runId} is {run.State}: {run.Reason}");
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<T> PostAsync<T>(string path, object body, CancellationToken cancellation)
    {
        using var response = await client.PostAsJsonAsync(path, body, ApiJson.Options, cancellation);
        if (!response.IsSuccessStatusCode) Assert.Fail($"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellation)}");
        return (await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation))!;
    }
}
