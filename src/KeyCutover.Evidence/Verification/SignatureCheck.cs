using System.Text.Json;
using KeyCutover.Domain.Signing;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Manifests;
using KeyCutover.EvidenceArchives.Signing;

namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>Whether the manifest is the one that the key has signed.</summary>
internal static class SignatureCheck
{
    /// <summary>Reads and checks the manifest; null when there is none that can be read.</summary>
    public static InTotoStatement? Of(IReadOnlyDictionary<string, byte[]> files, EvidenceKey key, FindingList findings)
    {
        if (Read<DsseEnvelope>(files, FileNames.Envelope) is not { Payload: not null, PayloadType: not null, Signatures: not null } envelope
            || Decode(envelope.Payload) is not { } payload)
        {
            findings.Add(FindingCodes.BadEnvelope, FileNames.Envelope, "There is no readable signed envelope, so nothing of this archive is vouched for.");
            return ManifestIn(files.GetValueOrDefault(FileNames.Manifest), findings);
        }

        CheckSignature(envelope, payload, key, findings);
        if (!files.TryGetValue(FileNames.Manifest, out var manifest) || !manifest.AsSpan().SequenceEqual(payload))
            findings.Add(FindingCodes.ManifestChanged, FileNames.Manifest, "This is not the manifest that was signed; what follows goes by the signed one.");
        return ManifestIn(payload, findings);
    }

    private static void CheckSignature(DsseEnvelope envelope, byte[] payload, EvidenceKey key, FindingList findings)
    {
        if (envelope.PayloadType != DsseEnvelope.InToto)
            findings.Add(FindingCodes.BadEnvelope, FileNames.Envelope, $"The envelope holds {FindingList.Shown(envelope.PayloadType)}, not an in-toto statement.");

        var own = envelope.Signatures.Where(signature => signature?.KeyId == key.Id).ToList();
        if (own.Count == 0)
        {
            var others = string.Join(", ", envelope.Signatures.Take(3).Select(signature => FindingList.Shown(signature?.KeyId ?? "no key")));
            findings.Add(FindingCodes.UnknownKey, FileNames.Envelope,
                $"It is not signed with the key that was given ({key.Id}) but with: {(others.Length > 0 ? others : "none")}. Ask whoever made it for their public key, not the archive.");
        }

        var signed = DsseEnvelope.PreAuthEncoding(envelope.PayloadType, payload);
        if (own.Count > 0 && !own.Exists(signature => Decode(signature.Sig) is { } der && key.Verifies(signed, der)))
            findings.Add(FindingCodes.BadSignature, FileNames.Envelope, "The signature does not fit: the manifest was changed after it was signed, or it was never signed with this key.");
    }

    private static InTotoStatement? ManifestIn(byte[]? bytes, FindingList findings)
    {
        if (bytes is not null && Parse<InTotoStatement>(bytes) is { Type: InTotoStatement.StatementType, PredicateType: InTotoStatement.EvidenceType } statement && IsWhole(statement))
            return statement;
        findings.Add(FindingCodes.BadManifest, FileNames.Manifest, "The manifest is missing or is no statement about evidence that this version reads, so files cannot be held against it.");
        return null;
    }

    private static bool IsWhole(InTotoStatement statement) =>
        statement is { Subject: not null, Predicate: { RunId: not null, PlanHash: not null, State: not null, Journal.Hash: not null, Tool.Version: not null } }
        && statement.Subject.All(subject => subject is { Name: not null, Digest: not null });

    private static T? Read<T>(IReadOnlyDictionary<string, byte[]> files, string name) where T : class =>
        files.TryGetValue(name, out var bytes) ? Parse<T>(bytes) : null;

    private static T? Parse<T>(byte[] bytes) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, EvidenceJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string? base64)
    {
        var bytes = new byte[base64?.Length ?? 0];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
