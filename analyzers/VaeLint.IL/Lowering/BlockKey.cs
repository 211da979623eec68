namespace VaeLint.IL.Lowering;

/// <summary>Where to go when a copy of a finally handler ends. Compared by identity.</summary>
internal sealed class FinallyPath(int next)
{
    public int Next { get; } = next;
}

/// <summary>The suspension point of a state machine, and the copy of it that its method keeps in a local.</summary>
internal readonly record struct MachineState(int Field, int Local);

/// <summary>A block of IL is lowered once for every way out of a finally handler that it belongs to, and for every state of a state machine.</summary>
internal readonly record struct BlockKey(int Offset, MachineState State, FinallyPath? Path);
