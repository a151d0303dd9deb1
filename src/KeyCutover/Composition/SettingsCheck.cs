using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KeyCutover.Composition;

/// <summary>Finds every mistake in the configuration before anything is started.</summary>
internal static class SettingsCheck
{
    /// <exception cref="Refusal">There are mistakes; the message has a line for each.</exception>
    public static void Make(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException exception)
        {
            throw Refused(exception.Failures);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            throw Refused(exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).Distinct());
        }
        catch (InvalidOperationException exception)
        {
            // What the binder says of a value of the wrong kind, or of a key that there is not: it names the key.
            throw Refused([exception.Message]);
        }

        RefuseMissingCertificate(services.GetRequiredService<IConfiguration>());
    }

    // Otherwise the host writes a stack trace before it gives up.
    private static void RefuseMissingCertificate(IConfiguration settings)
    {
        const string Key = "Kestrel:Certificates:Default:Path";
        if (settings[Key] is { Length: > 0 } path && !File.Exists(Path.Combine(AppContext.BaseDirectory, path)))
            throw Refused([$"{Key} names no file: {path}. Write the certificate's full path."]);
    }

    private static Refusal Refused(IEnumerable<string> mistakes) => new(string.Join(Environment.NewLine, mistakes.Prepend("The configuration cannot be used:")));
}
