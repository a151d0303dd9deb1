namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>The codes of findings. They are part of the command line's output: a code keeps its meaning for good.</summary>
internal static class FindingCodes
{
    public const string Unreadable = "archive-unreadable";
    public const string TooLarge = "archive-too-large";
    public const string UnsafeName = "unsafe-name";
    public const string DuplicateName = "duplicate-name";
    public const string HiddenContent = "hidden-content";

    public const string UnknownKey = "unknown-key";
    public const string BadSignature = "signature-invalid";
    public const string BadEnvelope = "envelope-unreadable";
    public const string BadManifest = "manifest-unreadable";
    public const string ManifestChanged = "manifest-changed";

    public const string FileMissing = "file-missing";
    public const string FileChanged = "file-changed";
    public const string FileAdded = "file-added";

    public const string JournalUnreadable = "journal-unreadable";
    public const string JournalBroken = "journal-broken";
    public const string JournalEndsElsewhere = "journal-ends-elsewhere";
    public const string StateDiffers = "state-differs";
    public const string PlanDiffers = "plan-differs";
    public const string CardDiffers = "card-differs";
    public const string NotDerived = "not-from-journal";
}
