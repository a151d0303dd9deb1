using System.CommandLine;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>evidence key FILE</c>: makes a key pair that signs evidence.</summary>
internal static class EvidenceKeyVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file for the private key; the public key goes beside it, into NAME.pub.pem." };
        var output = CommonOptions.Output();
        var command = new Command("key", "Makes a key pair that signs evidence (P-256).") { file, output };
        command.Does(async (parse, cancellation) =>
        {
            var made = await EvidenceKeys.CreateAsync(parse.GetRequiredValue(file), cancellation);
            if (parse.GetValue(output) == OutputFormat.Json)
            {
                Screen.Print(new { keyId = made.Key.Id, privateKey = made.PrivateKey, publicKey = made.PublicKey });
                return ExitCodes.Done;
            }

            Console.Out.WriteLine($"key {made.Key.Id}");
            Console.Out.WriteLine($"private: {made.PrivateKey}   keep it; nobody else may read it");
            Console.Out.WriteLine($"public:  {made.PublicKey}   give it to auditors, by another way than the archives");
            return ExitCodes.Done;
        });
        return command;
    }
}
