using KeyCutover.Domain.People;
using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Http;

namespace KeyCutover.Worker.Api;

/// <summary>Whoever makes the request.</summary>
internal sealed class Caller(IHttpContextAccessor accessor, IPersonReader people)
{
    public Person Person => people.Read(accessor.HttpContext!.User) ?? throw new InvalidOperationException("The endpoint lets strangers in.");
}
