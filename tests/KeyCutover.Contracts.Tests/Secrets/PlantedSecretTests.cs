using System.Diagnostics.Tracing;
using System.Text;
using Azure.Core.Diagnostics;
using KeyCutover.Contracts.Tests.Steps;
using KeyCutover.Domain.Runs;
using KeyCutover.Testing;

namespace KeyCutover.Contracts.Tests.Secrets;

public sealed class PlantedSecretTests
{
    private const string Key1 = "PLANTEDkey1x8Qm4VtZc2Lr6Np0Ws3Yd";
    private const string Key2 = "PLANTEDkey2b7Hk5JfGu9Ta1Xe8Ro4Iv";
    private const string Password = "PLANTEDsetting-database-password";
    private const double TimeScale = 300;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_state_nor_output_nor_logs_of_a_run_hold_a_secret()
    {
        using var console = new CapturedConsole();
        // At its most talkative: what an operator turns on when something is wrong.
        using var azureLogs = new AzureEventSourceListener((_, message) => console.Writer.WriteLine(message), EventLevel.Verbose);
        await using var journey = await Journey.StartAsync(ContractPlan.For("planted"), Planted(StepSample.Of("preflight").Seed), TimeScale, Cancellation);
        var traces = new SecretTraces([Key1, Key2, Password, journey.Sandbox.Connection.ClientSecret]);
        Assert.Equal([Key1, Password], traces.In(string.Concat((await journey.SnapshotAsync(Cancellation)).Parts.Values)).Distinct());

        await using (var worker = await journey.OpenWorkerAsync(Cancellation))
        {
            var runId = await worker.SubmitAsync(Cancellation);
            Assert.Equal(RunState.Succeeded, (await worker.DriveAsync(runId, Cancellation)).State);
            AssertNone(traces, journey);

            await worker.Engine.RollBackAsync(runId, "operator", "the test wants it back", Cancellation);
            Assert.Equal(RunState.RolledBack, (await worker.DriveAsync(runId, Cancellation)).State);
            Assert.All(await worker.Journal.ReadAsync(runId, Cancellation), entry => Assert.Empty(traces.In(entry.Payload)));
        }

        AssertNone(traces, journey);
        var printed = console.Printed();
        Assert.Contains("Azure", printed, StringComparison.Ordinal);
        Assert.Empty(traces.In(printed));
    }

    [Fact]
    public void A_secret_is_found_in_every_form()
    {
        var traces = new SecretTraces([Key1]);
        foreach (var text in new[] { Key1, $"a{Key1}", $"ab{Key1}c" })
        {
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            {
                Assert.NotEmpty(traces.In(encoding.GetBytes(text)));
                Assert.NotEmpty(traces.In(Convert.ToBase64String(encoding.GetBytes(text))));
                Assert.NotEmpty(traces.In(Encoding.Unicode.GetBytes(Convert.ToBase64String(encoding.GetBytes(text)))));
            }
        }

        Assert.Empty(traces.In(Key2));
    }

    private static void AssertNone(SecretTraces traces, Journey journey)
    {
        var files = Directory.EnumerateFiles(journey.StateDirectoryPath, "*", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            // The worker has its lock file to itself, and SQLite its database open; whole pages, deleted ones too, are in what is read here.
            if (Path.GetExtension(file) == ".lock") continue;
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.Empty(traces.In(bytes.ToArray()));
        }
    }

    private static string Planted(string seed)
    {
        var planted = seed
            .Replace("    subdomain: pinegate-openai\n", $"    subdomain: pinegate-openai\n    keys: {{ key1: {Key1}, key2: {Key2} }}\n", StringComparison.Ordinal)
            .Replace("      CLAIMS_REGION: emea\n", $"      CLAIMS_REGION: emea\n      CLAIMS_DB_PASSWORD: {Password}\n", StringComparison.Ordinal);
        Assert.Contains(Key1, planted, StringComparison.Ordinal);
        Assert.Contains(Password, planted, StringComparison.Ordinal);
        return planted;
    }

    /// <summary>What the process prints while it lives, of both streams.</summary>
    private sealed class CapturedConsole : IDisposable
    {
        private readonly TextWriter output = Console.Out;
        private readonly TextWriter error = Console.Error;
        private readonly StringWriter text = new();

        public CapturedConsole()
        {
            Writer = TextWriter.Synchronized(text);
            Console.SetOut(Writer);
            Console.SetError(Writer);
        }

        public TextWriter Writer { get; }

        public string Printed()
        {
            // Tests beside this one print, too; a synchronized writer locks itself.
            lock (Writer) return text.ToString();
        }

        public void Dispose()
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
