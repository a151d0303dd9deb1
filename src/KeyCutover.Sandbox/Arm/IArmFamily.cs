namespace KeyCutover.Sandbox.Arm;

/// <summary>A family of resources behind Resource Manager.</summary>
internal interface IArmFamily
{
    void Map(ArmRoutes arm);
}

/// <summary>Answers a call. Runs under the world's gate and does not wait.</summary>
internal delegate ArmAnswer ArmHandler(ArmCall call);
