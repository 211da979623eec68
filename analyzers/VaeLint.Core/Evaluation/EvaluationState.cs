using System.Collections.Immutable;

namespace VaeLint.Core.Evaluation;

/// <summary>One path through a body: registers, heap, decided conditions.</summary>
public sealed class EvaluationState
{
    // Most of its length is not used: few registers are alive where a block begins.
    [ThreadStatic]
    private static char[]? _text;

    public EvaluationState(int registerCount, Heap heap, ImmutableDictionary<string, bool> facts, int noGradientDepth)
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

    public Heap Heap { get; set; }

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
        var longest = (4 * Registers.Length) + 4;
        var text = _text is { } known && known.Length >= longest ? known : _text = new char[2 * longest];
        text[0] = (char)NoGradientDepth;
        text[1] = IsLoopCut ? 'c' : ' ';
        Write(Heap.Hash, text, 2);
        var length = 4;
        for (var index = 0; index < Registers.Length; index++)
        {
            if (Registers[index] is { } value)
            {
                Write(index, text, length);
                Write(value.KeyHash, text, length + 2);
                length += 4;
            }
        }

        return new string(text, 0, length);
    }

    private static void Write(int number, char[] text, int at)
    {
        text[at] = unchecked((char)number);
        text[at + 1] = unchecked((char)(number >> 16));
    }
}

/// <summary>How one path left a body.</summary>
public sealed class Outcome(AbstractValue result, EvaluationState final)
{
    public AbstractValue Result { get; } = result;

    public EvaluationState Final { get; } = final;
}
