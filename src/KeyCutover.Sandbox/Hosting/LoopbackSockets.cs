using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace KeyCutover.Sandbox.Hosting;

/// <summary>
/// Ports of the loopback, bound before the server starts: a seed's settings hold addresses, so the ports must be known first, and a port
/// that is bound cannot be taken by somebody else meanwhile. Each is bound for IPv4 and, where the machine has it, IPv6, since clients try
/// either for localhost.
/// </summary>
internal sealed class LoopbackSockets : IDisposable
{
    private const int Attempts = 20;

    private readonly ConcurrentDictionary<IPEndPoint, Socket> bound = [];

    public IEnumerable<IPEndPoint> EndPoints(int port) => bound.Keys.Where(endPoint => endPoint.Port == port);

    /// <summary>Binds the port, or another when somebody else has it.</summary>
    public int BindPreferring(int port)
    {
        try
        {
            return Bind(port);
        }
        catch (SocketException) when (port != 0)
        {
            return Bind(0);
        }
    }

    /// <summary>Binds <paramref name="port"/>, or any that is free when it is 0.</summary>
    public int Bind(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var four = Bind(new IPEndPoint(IPAddress.Loopback, port));
            var chosen = ((IPEndPoint)four.LocalEndPoint!).Port;
            try
            {
                if (Socket.OSSupportsIPv6)
                    Keep(Bind(new IPEndPoint(IPAddress.IPv6Loopback, chosen)));
                Keep(four);
                return chosen;
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressNotAvailable)
            {
                // IPv6 is compiled in and switched off.
                Keep(four);
                return chosen;
            }
            catch (SocketException) when (port == 0 && attempt < Attempts)
            {
                four.Dispose();
            }
        }
    }

    /// <summary>The socket for Kestrel to listen on, which owns it from then on.</summary>
    public Socket Take(EndPoint endPoint) =>
        bound.TryRemove((IPEndPoint)endPoint, out var socket) ? socket : throw new InvalidOperationException($"Nothing is bound at {endPoint}.");

    public void Dispose()
    {
        foreach (var socket in bound.Values)
            socket.Dispose();
    }

    private static Socket Bind(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = false;
            socket.Bind(endPoint);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Keep(Socket socket) => bound[(IPEndPoint)socket.LocalEndPoint!] = socket;
}
