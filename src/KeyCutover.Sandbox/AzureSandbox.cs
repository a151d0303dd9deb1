using System.Security.Cryptography.X509Certificates;
using KeyCutover.Sandbox.AppService;
using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.Saved;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox;

/// <summary>
/// An HTTPS server on the loopback that answers for the parts of Azure that a cutover uses, with state, delays and errors as Azure has them.
/// Real Azure clients work against it; only endpoints and the trusted certificate differ.
/// </summary>
public sealed class AzureSandbox : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SandboxCertificates certificates;
    private readonly RequestLog log;
    private CustomerTraffic? traffic;

    private AzureSandbox(WebApplication app, SandboxCertificates certificates, SandboxConnection connection)
    {
        this.app = app;
        this.certificates = certificates;
        Connection = connection;
        log = app.Services.GetRequiredService<RequestLog>();
    }

    /// <summary>Raised after each answer, on the thread that served it.</summary>
    public event EventHandler<SandboxRequest> RequestAnswered
    {
        add => log.Answered += value;
        remove => log.Answered -= value;
    }

    /// <summary>How to reach it.</summary>
    public SandboxConnection Connection { get; }

    /// <summary>Its time.</summary>
    public SandboxClock Clock => World.Clock;

    /// <summary>Every request answered so far.</summary>
    public IReadOnlyList<SandboxRequest> Requests => log.Requests;

    /// <summary>The customer sessions driven so far.</summary>
    public CustomerSessions Sessions => app.Services.GetRequiredService<CustomerSessions>();

    internal SandboxWorld World => app.Services.GetRequiredService<SandboxWorld>();

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">What it starts with.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The sandbox, ready to answer.</returns>
    /// <exception cref="SandboxSeedException">The seed is not in order.</exception>
    /// <exception cref="SandboxStateException">The saved state is not in order.</exception>
    public static Task<AzureSandbox> StartAsync(SandboxOptions options, CancellationToken cancellationToken) =>
        StartAsync(options, TimeProvider.System, cancellationToken);

    /// <summary>Starts a sandbox whose time goes by another clock than the wall's; certificates and tokens still go by the wall's.</summary>
    internal static async Task<AzureSandbox> StartAsync(SandboxOptions options, TimeProvider wall, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var sockets = new LoopbackSockets();
        var (world, faults) = await WorldSource.MakeAsync(options, wall, sockets, cancellationToken);

        var certificates = new SandboxCertificates(TimeProvider.System);
        var app = SandboxServer.Create(options, world, sockets, certificates);
        try
        {
            Directory.CreateDirectory(options.WorkDirectory);
            await certificates.WriteAuthorityAsync(options.CertificateFile, cancellationToken);
            foreach (var fault in faults)
                app.Services.GetRequiredService<FaultInjector>().Add(fault);
            await app.StartAsync(cancellationToken);
            return new AzureSandbox(app, certificates, ConnectionTo.World(world, options.CertificateFile));
        }
        catch
        {
            await app.DisposeAsync();
            certificates.Dispose();
            throw;
        }
    }

    /// <summary>Starts the customer sessions that the seed's sites have; they end with the sandbox.</summary>
    public void StartTraffic() => (traffic ??= app.Services.GetRequiredService<CustomerTraffic>()).Start();

    /// <summary>Makes something go wrong from now on.</summary>
    /// <param name="fault">What, and with which requests.</param>
    public void AddFault(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        app.Services.GetRequiredService<FaultInjector>().Add(fault);
    }

    /// <summary>What the principal is called.</summary>
    /// <param name="objectId">Its object id.</param>
    /// <returns>Its display name; the id when there is none by it any more.</returns>
    public string NameOfPrincipal(string objectId)
    {
        lock (World.Gate)
            return World.FindPrincipal(objectId)?.DisplayName ?? World.FindUser(objectId)?.Name ?? objectId;
    }

    /// <summary>Signs somebody in without a browser, for tests.</summary>
    /// <param name="userPrincipalName">One of the users of <see cref="SandboxConnection.SignIn"/>.</param>
    /// <returns>An access token for the application that people sign in to, as its own device client would get it.</returns>
    /// <exception cref="ArgumentException">There is no such user, or nobody can sign in to anything.</exception>
    public string SignIn(string userPrincipalName) => app.Services.GetRequiredService<DirectSignIn>().AccessToken(userPrincipalName);

    /// <summary>Issues a certificate to another server on the loopback, under the authority that the sandbox's clients trust.</summary>
    /// <returns>A certificate for localhost, 127.0.0.1 and ::1 with its private key; the caller disposes of it.</returns>
    public X509Certificate2 IssueServerCertificate() => certificates.IssueServer();

    /// <summary>Saves what the sandbox holds, secrets included, to a file that only its owner may read.</summary>
    /// <param name="file">Path of the file; replaced when it is there.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When the file is written.</returns>
    public Task SaveAsync(string file, CancellationToken cancellationToken) =>
        OwnerOnlyFile.WriteAsync(file, SavedJson.Write(WorldSaving.Of(World, app.Services.GetRequiredService<FaultInjector>())), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // First, lest sessions that the closing cuts short count as failed.
        if (traffic is not null)
            await traffic.StopAsync();
        using (var grace = new CancellationTokenSource(TimeSpan.FromSeconds(2)))
            await app.StopAsync(grace.Token);
        await app.DisposeAsync();
        certificates.Dispose();
    }
}
