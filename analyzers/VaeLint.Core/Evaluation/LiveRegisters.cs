using System.Runtime.CompilerServices;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>Which registers may still be read when a block begins. Paths that differ only in the others are one path.</summary>
internal sealed class LiveRegisters
{
    private const int Bits = 64;

    private static readonly ConditionalWeakTable<IrBody, LiveRegisters> Cache = new();

    private readonly ulong[][] _atEntry;

    private LiveRegisters(IrBody body)
    {
        var words = (body.RegisterCount + Bits - 1) / Bits;
        var always = Always(body, words);
        var (read, written) = (new ulong[body.Blocks.Count][], new ulong[body.Blocks.Count][]);
        _atEntry = new ulong[body.Blocks.Count][];
        for (var block = 0; block < body.Blocks.Count; block++)
        {
            (read[block], written[block]) = (new ulong[words], new ulong[words]);
            Summarize(body.Blocks[block], read[block], written[block]);
            _atEntry[block] = Union(read[block], always);
        }

        Propagate(body, read, written);
    }

    public static LiveRegisters Of(IrBody body) => Cache.GetValue(body, b => new LiveRegisters(b));

    /// <summary>Drops the values that nobody will read from <paramref name="block"/> on.</summary>
    public void Keep(int block, AbstractValue?[] registers)
    {
        var live = _atEntry[block];
        for (var register = 0; register < registers.Length; register++)
        {
            if ((live[register / Bits] & (1UL << (register % Bits))) == 0)
            {
                registers[register] = null;
            }
        }
    }

    /// <summary>What the caller, or a function inside, reads at a time that the blocks do not show.</summary>
    private static ulong[] Always(IrBody body, int words)
    {
        var always = new ulong[words];
        Add(always, body.ThisRegister);
        Add(always, body.SharedRegisters);
        Add(always, body.ParameterRegisters.Where((_, index) => index < body.Parameters.Count && body.Parameters[index].IsByRef));
        Add(always, body.Blocks.SelectMany(block => block.Instructions).OfType<IrMakeClosure>().Where(closure => closure.ByReference).SelectMany(closure => closure.Captures).Select(capture => capture.Outer));
        return always;
    }

    private static void Summarize(IrBlock block, ulong[] read, ulong[] written)
    {
        foreach (var instruction in block.Instructions)
        {
            Add(read, IrReads.Of(instruction).Where(register => register >= 0 && !Contains(written, register)));
            Add(written, instruction.Target);
        }

        if (IrReads.Of(block.Terminator) is >= 0 and var last && !Contains(written, last))
        {
            Add(read, last);
        }
    }

    private void Propagate(IrBody body, ulong[][] read, ulong[][] written)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var block = body.Blocks.Count - 1; block >= 0; block--)
            {
                foreach (var successor in body.Blocks[block].Successors)
                {
                    for (var word = 0; word < read[block].Length; word++)
                    {
                        var live = _atEntry[block][word] | (_atEntry[successor][word] & ~written[block][word]);
                        changed |= live != _atEntry[block][word];
                        _atEntry[block][word] = live;
                    }
                }
            }
        }
    }

    private static ulong[] Union(ulong[] left, ulong[] right)
    {
        var union = (ulong[])left.Clone();
        for (var word = 0; word < right.Length; word++)
        {
            union[word] |= right[word];
        }

        return union;
    }

    private static bool Contains(ulong[] set, int register) => (set[register / Bits] & (1UL << (register % Bits))) != 0;

    private static void Add(ulong[] set, IEnumerable<int> registers)
    {
        foreach (var register in registers)
        {
            Add(set, register);
        }
    }

    private static void Add(ulong[] set, int register)
    {
        if (register >= 0 && register < set.Length * Bits)
        {
            set[register / Bits] |= 1UL << (register % Bits);
        }
    }
}
