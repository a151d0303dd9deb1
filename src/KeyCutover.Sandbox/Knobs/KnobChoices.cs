namespace KeyCutover.Sandbox.Knobs;

/// <summary>The two observed answers to a valid key of an account that allows none.</summary>
internal enum KeyRefusal
{
    /// <summary>403 AuthenticationTypeDisabled, as users report.</summary>
    Forbidden,

    /// <summary>401 "Access denied due to invalid subscription key", as the documentation says.</summary>
    Unauthorized,
}

/// <summary>How a PATCH of an account is answered.</summary>
internal enum AccountUpdates
{
    /// <summary>Sometimes this way, sometimes that, as the random seed has it.</summary>
    Either,

    /// <summary>200, done.</summary>
    Synchronous,

    /// <summary>202, then polling.</summary>
    Asynchronous,
}

/// <summary>Which field of properties_s holds the caller's object id.</summary>
internal enum LogIdentityField
{
    /// <summary>objectId.</summary>
    ObjectId,

    /// <summary>callerObjectId, in newer rows.</summary>
    CallerObjectId,

    /// <summary>Both.</summary>
    Both,

    /// <summary>Neither: the signal is not there.</summary>
    None,
}
