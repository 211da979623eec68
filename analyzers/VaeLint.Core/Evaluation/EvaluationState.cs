using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace VaeLint.Core.Evaluation;

/// <summary>One path through a body: registers, heap, decided conditions.</summary>
public sealed class EvaluationState
{
    public EvaluationState(int registerCount, ImmutableDictionary<string, AbstractValue> heap, ImmutableDictionary<string, bool> facts, int noGradientDepth)
    {
        Registers = new AbstractValue?[registerCount];
        Heap = heap;
        Facts = facts;
        NoGradientDepth = noGradientDepth;
    }

    private EvaluationState(EvaluationState other)
    {
        Registers = (AbstractValue?[])other.Registers.Clone();
        Heap = other.Heap;
        Facts = other.Facts;
        NoGradientDepth = other.NoGradientDepth;
        IsLoopCut = other.IsLoopCut;
    }

    public AbstractValue?[] Registers { get; }

    /// <summary>Fields by "object.field", elements by "sequence[index]".</summary>
    public ImmutableDictionary<string, AbstractValue> Heap { get; set; }

    /// <summary>Which way the undecided conditions went on this path.</summary>
    public ImmutableDictionary<string, bool> Facts { get; set; }

    /// <summary>How many no_grad scopes are open.</summary>
    public int NoGradientDepth { get; set; }

    /// <summary>A loop whose number of rounds is known was left before its end: what it added up is too small.</summary>
    public bool IsLoopCut { get; set; }

    public EvaluationState Clone() => new(this);

    /// <summary>Two states with equal fingerprints differ only in the conditions that led to them.</summary>
    public string Fingerprint()
    {
        var text = new StringBuilder();
        text.Append(NoGradientDepth).Append(IsLoopCut ? "cut" : "");
        for (var index = 0; index < Registers.Length; index++)
        {
            if (Registers[index] is { } value)
            {
                text.Append(';').Append(index).Append('=').Append(StringComparer.Ordinal.GetHashCode(value.Key).ToString(CultureInfo.InvariantCulture));
            }
        }

        return text.Append('#').Append(HeapHash(Heap).ToString(CultureInfo.InvariantCulture)).ToString();
    }

    public static int HeapHash(ImmutableDictionary<string, AbstractValue> heap)
    {
        var hash = 0;
        foreach (var entry in heap)
        {
            hash ^= unchecked((StringComparer.Ordinal.GetHashCode(entry.Key) * 31) + StringComparer.Ordinal.GetHashCode(entry.Value.Key));
        }

        return hash;
    }
}

/// <summary>How one path left a body.</summary>
public sealed class Outcome(AbstractValue result, EvaluationState final)
{
    public AbstractValue Result { get; } = result;

    public EvaluationState Final { get; } = final;
}
