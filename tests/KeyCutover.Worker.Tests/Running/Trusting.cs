using KeyCutover.Sandbox;
using KeyCutover.Worker.People;

namespace KeyCutover.Worker.Tests.Running;

/// <summary>Connections that trust the sandbox's authority, which vouches for the service too.</summary>
internal sealed class Trusting(AzureSandbox sandbox)
{
    public SocketsHttpHandler Handler() => (SocketsHttpHandler)TrustedAuthority.Handler(new EntraOptions { CaCertificate = sandbox.Connection.CaCertificate });
}
