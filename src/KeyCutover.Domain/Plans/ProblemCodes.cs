namespace KeyCutover.Domain.Plans;

/// <summary>The codes of plan problems. They are part of the command line's output: a code keeps its meaning for good.</summary>
internal static class ProblemCodes
{
    // The file.
    public const string Unreadable = "KC1001";
    public const string Empty = "KC1002";
    public const string NotText = "KC1003";
    public const string TooLarge = "KC1004";
    public const string TooDeep = "KC1005";
    public const string Syntax = "KC1006";
    public const string RefusedYaml = "KC1007";

    // One value.
    public const string UnknownKey = "KC1101";
    public const string DuplicateKey = "KC1102";
    public const string MissingKey = "KC1103";
    public const string WrongType = "KC1104";
    public const string NotAllowed = "KC1105";
    public const string BadDuration = "KC1106";
    public const string OutOfRange = "KC1107";
    public const string BadGuid = "KC1108";
    public const string BadResourceId = "KC1109";
    public const string WrongResourceType = "KC1110";
    public const string BadFormat = "KC1111";
    public const string EmptyList = "KC1112";
    public const string RepeatedItem = "KC1113";
    public const string Placeholder = "KC1114";
    public const string UnknownZone = "KC1115";
    public const string BadTime = "KC1116";
    public const string BadDate = "KC1117";

    // What the values mean together.
    public const string NothingToDo = "KC1201";
    public const string OtherSubscription = "KC1202";
    public const string RoleListsKeys = "KC1203";
    public const string UsedTwice = "KC1204";
    public const string ReservedName = "KC1205";
    public const string IdentityIdMissing = "KC1206";
    public const string IdentityIdUnused = "KC1207";
    public const string SetAndRemoved = "KC1208";
    public const string Secret = "KC1209";
    public const string UnknownStep = "KC1210";
    public const string DeadlineTooShort = "KC1211";
    public const string EmptyWindow = "KC1212";
    public const string FreezeEndsFirst = "KC1213";
    public const string NeverOpens = "KC1214";
}
