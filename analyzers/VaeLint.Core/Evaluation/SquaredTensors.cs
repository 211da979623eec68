using System.Collections.Immutable;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>Whether code can square a tensor: by a function, or by a product whose factors may be one tensor. Says yes too often.</summary>
internal static class SquaredTensors
{
    private const int LongestChain = 16;

    /// <summary>Functions that square, or multiply what may be one tensor.</summary>
    public static readonly ImmutableHashSet<string> Functions = ImmutableHashSet.Create(
        StringComparer.Ordinal, "pow", "pow_", "square", "square_", "float_power", "mul", "mul_", "multiply", "multiply_", "addcmul", "addcmul_", "dot", "vdot", "inner", "norm", "vector_norm", "var", "dist", "cdist");

    /// <summary>In a body, or in a lambda or local function in it.</summary>
    public static bool AreIn(IrBody body)
    {
        var instructions = body.Blocks.SelectMany(block => block.Instructions).ToList();
        var products = instructions.OfType<IrBinary>().Where(binary => binary is { Operator: BinaryOperator.Multiply, Type.IsTensor: true }).ToList();
        var definitions = products.Count == 0 ? null : instructions.Where(instruction => instruction.Target >= 0).ToLookup(instruction => instruction.Target);
        return products.Any(product => SourceOf(product.Left, definitions!) == SourceOf(product.Right, definitions!))
            || instructions.OfType<IrMakeClosure>().Any(closure => AreIn(closure.Body));
    }

    /// <summary>What a register was loaded from, so that one tensor has one name however often it is loaded; different tensors may share it.</summary>
    private static string SourceOf(int register, ILookup<int, IrInstruction> definitions)
    {
        for (var hops = 0; hops < LongestChain; hops++)
        {
            switch (definitions[register].Take(2).ToList())
            {
                case [IrMove move]:
                    register = move.Source;
                    break;
                case [IrConvert convert]:
                    register = convert.Source;
                    break;
                case [IrGetField get]:
                    return get.Field.Name;
                case [IrCall call]:
                    return call.Method.Key;
                case [IrTupleItem item]:
                    return "." + item.Index;
                case [IrGetElement]:
                    return "[]";
                default:
                    return "r" + register;
            }
        }

        return "";
    }
}
