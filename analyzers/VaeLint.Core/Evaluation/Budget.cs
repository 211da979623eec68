namespace VaeLint.Core.Evaluation;

/// <summary>Bounds of one evaluation, counted in work, never in time, so that results repeat. What exceeds them is unknown.</summary>
public sealed class Budget
{
    /// <summary>Paths kept per block.</summary>
    public const int MaxStates = 8;

    /// <summary>Depth of inlined calls.</summary>
    public const int MaxDepth = 10;

    /// <summary>Rounds through a loop; in the last one its condition is forgotten, so that the code behind it is reached.</summary>
    public const int LoopRounds = 2;

    /// <summary>Rounds through a loop over elements that are all known.</summary>
    public const int KnownRounds = 8;

    /// <summary>Instructions per root.</summary>
    public const int MaxSteps = 12_000;

    /// <summary>Terms in one polynomial.</summary>
    public const int MaxTerms = 256;

    /// <summary>Library calls kept for the rules that look at them.</summary>
    public const int MaxObservations = 256;

    /// <summary>Values that one array, tuple or partial application is made of, those inside it included.</summary>
    public const int MaxSize = 1024;

    /// <summary>Bodies inside each other, those included that run to see what a constructor or an initialiser leaves.</summary>
    public const int MaxNesting = 64;

    private readonly int _allowed;
    private int _steps;

    public Budget()
        : this(MaxStates, MaxDepth, LoopRounds, MaxSteps)
    {
    }

    private Budget(int states, int depth, int rounds, int allowed)
    {
        States = states;
        Depth = depth;
        Rounds = rounds;
        _allowed = allowed;
    }

    /// <summary>One path through everything, to see whether there is a loss in code that has too many to follow.</summary>
    public static Budget OnePath => new(states: 1, depth: 4, rounds: 1, allowed: 2 * MaxSteps);

    public int States { get; }

    public int Depth { get; }

    public int Rounds { get; }

    public bool IsExhausted => _steps > _allowed;

    public int Steps => _steps;

    public bool TakeStep() => ++_steps <= _allowed;
}
