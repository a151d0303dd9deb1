using System.ComponentModel;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>One key of a section: a property of the model, whatever its type.</summary>
internal abstract class SectionKey<T>(PropertyInfo property)
    where T : class
{
    public string Name { get; } = NameOf(property);

    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    public string Description { get; } = property.GetCustomAttribute<DescriptionAttribute>()?.Description
        ?? throw new InvalidOperationException($"{typeof(T).Name}.{property.Name} has no description.");

    public static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public static string NameOf(LambdaExpression expression) => NameOf(PropertyOf(expression));

    public static PropertyInfo PropertyOf(LambdaExpression expression) => (PropertyInfo)((MemberExpression)expression.Body).Member;

    public abstract bool Read(PlanNode node, SectionReading<T> reading, ReadContext context);

    public abstract void Assign(T target, SectionReading<T> reading);

    public abstract JsonObject Schema(T defaults);
}

/// <summary>One key of a section, with the shape of its values.</summary>
internal sealed class SectionKey<T, TValue>(PropertyInfo property, Shape<TValue> shape) : SectionKey<T>(property)
    where T : class
{
    private readonly PropertyInfo property = property;

    public override bool Read(PlanNode node, SectionReading<T> reading, ReadContext context)
    {
        if (!shape.TryRead(node, reading.PathOf(Name), context, out var value)) return false;
        reading.Add(Name, new Found<TValue>(node, value));
        return true;
    }

    public override void Assign(T target, SectionReading<T> reading)
    {
        if (reading.Find<TValue>(Name) is { } found) property.SetValue(target, found.Value);
    }

    public override JsonObject Schema(T defaults)
    {
        var schema = new JsonObject { ["description"] = shape.Hint.Length == 0 ? Description : $"{Description} {shape.Hint}" };
        foreach (var (name, value) in shape.Schema()) schema.Add(name, value?.DeepClone());
        if (!IsRequired && property.GetValue(defaults) is TValue usual && shape.Write(usual) is { } written) schema.Add("default", written);
        return schema;
    }
}
