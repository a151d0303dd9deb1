using System.Reflection;
using System.Text.Json;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.DisableLocalAuth;
using KeyCutover.Steps.EnableIdentity;

namespace KeyCutover.Steps.Tests;

public sealed class StepShapeTests
{
    [Fact]
    public void The_steps_stand_in_their_tracks_in_this_order()
    {
        var steps = typeof(EnableIdentityStep).Assembly.GetTypes().Select(type => type.GetCustomAttribute<StepAttribute>()).OfType<StepAttribute>();

        Assert.Equal(
            [
                "Preflight preflight", "Caller enable-identity", "Caller assign-role", "Caller await-propagation", "Caller swap-settings", "Caller validate-call",
                "Caller remove-key-settings", "Account quiet-window", "Account disable-local-auth", "Account archive-break-glass-key",
            ],
            steps.OrderBy(step => step.Track).ThenBy(step => step.Order).Select(step => $"{step.Track} {step.Name}"));
    }

    [Fact]
    public void The_identities_before_come_back_from_the_journal()
    {
        var before = new IdentityBefore(false, new CallerIdentity { UserAssigned = [new("/id", Guid.NewGuid(), Guid.NewGuid())] });

        var read = JsonSerializer.Deserialize<IdentityBefore>(JsonSerializer.Serialize(before, StepJson.Options), StepJson.Options)!;

        Assert.Null(read.Identity.SystemPrincipalId);
        Assert.Equal(before.Identity.UserAssigned, read.Identity.UserAssigned);
    }

    [Fact]
    public void Account_keys_are_journaled_as_places_and_fingerprints()
    {
        var before = new LocalAuthBefore(false, [KeyImage.Of("key1", SecretValue.Of("0123456789abcdef"))]);
        Assert.ThrowsAny<InvalidOperationException>(() => JsonSerializer.Serialize(before, StepJson.Options));
        before.Keys[0].Value.PutAway(new SecretReference("/v", "break-glass-key1", "1"));

        var json = JsonSerializer.Serialize(before, StepJson.Options);

        Assert.DoesNotContain("0123456789abcdef", json);
        Assert.Equal(before.Keys[0].Fingerprint, JsonSerializer.Deserialize<LocalAuthBefore>(json, StepJson.Options)!.Keys[0].Fingerprint);
    }
}
