using Microsoft.AspNetCore.Builder;

namespace KeyCutover.Worker.People;

internal static class SignIn
{
    public static WebApplicationBuilder AddPeople(this WebApplicationBuilder builder) => builder;

    public static WebApplication UsePeople(this WebApplication app) => app;
}
