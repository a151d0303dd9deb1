namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>The scalar types of the query language that rows here can have.</summary>
internal enum KustoType
{
    Bool,
    Long,
    Real,
    String,
    DateTime,
    TimeSpan,
    Dynamic,
}

/// <summary>The words for the types in a query's answer and in its error messages.</summary>
internal static class KustoTypeNames
{
    public static string Word(this KustoType type) => type switch
    {
        KustoType.Bool => "bool",
        KustoType.Long => "long",
        KustoType.Real => "real",
        KustoType.String => "string",
        KustoType.DateTime => "datetime",
        KustoType.TimeSpan => "timespan",
        _ => "dynamic",
    };

    public static bool IsNumber(this KustoType type) => type is KustoType.Long or KustoType.Real;
}
