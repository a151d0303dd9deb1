namespace KeyCutover.Worker.Tests.Running;

/// <summary>Somebody of PineGate, as its seed has them.</summary>
public sealed record Persona(string Name, string UserName, string ObjectId)
{
    /// <summary>Plan.Submit.</summary>
    public static readonly Persona Erin = new("Erin Lindqvist", "erin@pinegate.example", "1a8d3f60-4c7b-4e29-95d0-7b2e6a9c1f01");

    /// <summary>Gate.Approve, change-board.</summary>
    public static readonly Persona Ben = new("Ben Okafor", "ben@pinegate.example", "2b9e4a71-5d8c-4f3a-a6e1-8c3f7bad2a02");

    /// <summary>Gate.Approve, change-board.</summary>
    public static readonly Persona Bea = new("Bea Novak", "bea@pinegate.example", "3caf5b82-6e9d-4a4b-b7f2-9d4a8cbe3b03");

    /// <summary>Gate.Approve, security.</summary>
    public static readonly Persona Sam = new("Sam Reyes", "sam@pinegate.example", "4db06c93-7fae-4b5c-88a3-ae5b9dcf4c04");

    /// <summary>Plan.Submit and Gate.Approve, change-board.</summary>
    public static readonly Persona Max = new("Max Ferro", "max@pinegate.example", "5ec17da4-80bf-4c6d-99b4-bf6caed05d05");

    /// <summary>Run.Operate.</summary>
    public static readonly Persona Otto = new("Otto Brandt", "otto@pinegate.example", "6fd28eb5-91c0-4d7e-aac5-c07dbfe16e06");

    /// <summary>Audit.Read.</summary>
    public static readonly Persona Ada = new("Ada Mwangi", "ada@pinegate.example", "70e39fc6-a2d1-4e8f-bbd6-d18ec0f27f07");

    /// <summary>No role.</summary>
    public static readonly Persona Nina = new("Nina Petrov", "nina@pinegate.example", "81f4a0d7-b3e2-4f90-8ce7-e29fd1038008");
}
