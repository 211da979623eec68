using System.Collections.Immutable;
using VaeLint.Core.Algebra;

namespace VaeLint.Core.Evaluation;

/// <summary>A value that left the code in a way that can train a model: returned, stored, handed on, or backward() was called on it.</summary>
public sealed class SinkRecord(Polynomial value, Site site, ImmutableDictionary<string, bool> facts, bool isLoopCut)
{
    public Polynomial Value { get; } = value;

    public Site Site { get; } = site;

    /// <summary>backward() was called on it: it is minimised, unless the optimizer maximises.</summary>
    public bool IsBackward { get; init; }

    /// <summary>A loop before it was not followed to its end, so that its numbers mean nothing.</summary>
    public bool IsLoopCut { get; } = isLoopCut;

    /// <summary>The conditions under which the value got there.</summary>
    public ImmutableDictionary<string, bool> Facts { get; } = facts;
}

/// <summary>A change of meaning at one instruction, tried by the fix planner before any text is edited.</summary>
public abstract class SemanticEdit;
