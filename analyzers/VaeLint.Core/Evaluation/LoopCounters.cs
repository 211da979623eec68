using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>The variables that a loop moves on by a fixed number in every round: epoch, step, index. Copies that are made on the way are among them.</summary>
internal static class LoopCounters
{
    public static IReadOnlyList<int> Of(IrBody body, IEnumerable<int> loop)
    {
        var written = new Dictionary<int, IrInstruction?>();
        foreach (var instruction in loop.SelectMany(block => body.Blocks[block].Instructions).Where(instruction => instruction.Target >= 0))
        {
            // What is written twice has no one definition.
            written[instruction.Target] = written.ContainsKey(instruction.Target) ? null : instruction;
        }

        return [.. written.Keys.Where(register => MovesOn(register, written)).OrderBy(register => register)];
    }

    private static bool MovesOn(int register, Dictionary<int, IrInstruction?> written)
    {
        if (Definition(register, register, written) is not IrBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.Kind: TypeRefKind.Integer } sum)
        {
            return false;
        }

        return IsSame(sum.Left, register, written) && IsNumber(sum.Right, written)
            || sum.Operator == BinaryOperator.Add && IsSame(sum.Right, register, written) && IsNumber(sum.Left, written);
    }

    private static bool IsSame(int source, int register, Dictionary<int, IrInstruction?> written) =>
        source == register || Source(source, register, written) == register;

    private static bool IsNumber(int register, Dictionary<int, IrInstruction?> written) => Definition(register, -1, written) is IrConstant { Type.IsNumeric: true };

    /// <summary>What a register was copied from, as far as one reaches without passing <paramref name="end"/>.</summary>
    private static int Source(int register, int end, Dictionary<int, IrInstruction?> written)
    {
        for (var copies = 0; copies < written.Count && register != end && written.TryGetValue(register, out var definition); copies++)
        {
            switch (definition)
            {
                case IrMove move:
                    register = move.Source;
                    break;
                case IrConvert { Type.Kind: TypeRefKind.Integer } convert:
                    register = convert.Source;
                    break;
                default:
                    return register;
            }
        }

        return register;
    }

    private static IrInstruction? Definition(int register, int end, Dictionary<int, IrInstruction?> written)
    {
        if (!written.TryGetValue(register, out var first) || first is not (IrMove or IrConvert))
        {
            return first;
        }

        var source = Source(first is IrMove move ? move.Source : ((IrConvert)first).Source, end, written);
        return source != end && written.TryGetValue(source, out var definition) ? definition : null;
    }
}
