namespace KeyCutover.Domain.Plans;

/// <summary>Something in a plan file that has to be put right before the plan can run.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Code">A stable code, such as <c>KC1103</c>; <c>docs/plans.md</c> lists them.</param>
/// <param name="Message">What is wrong. Never holds a text that may be a secret.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record PlanProblem(string File, int Line, int Column, string Code, string Message, string Fix)
{
    /// <summary>The problem on one line, in the form that editors and build logs make clickable.</summary>
    public override string ToString() => $"{File}:{Line}:{Column} {Code} {Message} Fix: {Fix}";
}
