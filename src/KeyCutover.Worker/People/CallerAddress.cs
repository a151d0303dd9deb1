using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Http;

namespace KeyCutover.Worker.People;

internal sealed class CallerAddress(IHttpContextAccessor accessor) : ICallerAddress
{
    public string? Current => accessor.HttpContext?.Connection.RemoteIpAddress?.ToString();
}
