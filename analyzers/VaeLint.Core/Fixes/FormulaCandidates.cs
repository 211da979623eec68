using VaeLint.Core.Formulas;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Fixes;

/// <summary>Single edits that may repair a formula, by what is wrong with it.</summary>
internal static class FormulaCandidates
{
    private static readonly FormulaSlipKind[] Signs = [FormulaSlipKind.LogSign, FormulaSlipKind.MeanSign, FormulaSlipKind.VarianceSign];

    public static IEnumerable<EditIntent> Of(FormulaFact fact, IrBody root) => fact switch
    {
        SlippedFormula slipped when Signs.Contains(slipped.Slip.Kind) => Sums(root),
        SlippedFormula slipped => Drops(slipped.Slip.Term.Scalars, root),
        MixedReading { WrongPlace: SpreadPlace.Sample or SpreadPlace.Distribution } mixed when FactorOf(mixed) is { } factor => Calls(root, "exp").Select(call => new ScaleOperandIntent(call.NameAt, factor)),
        WrongDirection { Kind: DirectionKind.DivergenceMaximized or DirectionKind.ReconstructionMaximized } => Sums(root),
        WrongDirection { Kind: DirectionKind.BoundMinimized } => Calls(root, "backward").Select(call => new ScaleOperandIntent(call.NameAt, -1)),
        WrongNoise { Slip: NoiseSlip.Uniform } => Calls(root, "rand", "rand_like").Select(call => new NormalNoiseIntent(call.NameAt)),
        WrongNoise { Scalar: { } scalar } => Drops([scalar], root),
        _ => [],
    };

    /// <summary>From exp(v) to exp(v/2), or the reverse.</summary>
    private static double? FactorOf(MixedReading mixed) => (mixed.Wrong.Role, mixed.Other.Role) switch
    {
        (SpreadRole.LogStandardDeviation, SpreadRole.LogVariance) => 0.5,
        (SpreadRole.LogVariance, SpreadRole.LogStandardDeviation) => 2,
        _ => null,
    };

    private static IEnumerable<EditIntent> Drops(IEnumerable<Algebra.ScalarFactor> scalars, IrBody root) =>
        scalars.Where(s => s.Whole.Path?.Body.MemberKey == root.MemberKey && s.Site.Path?.Body.MemberKey == root.MemberKey).Select(s => new DropScalarIntent(s.Whole.At, s.Site.At));

    private static IEnumerable<EditIntent> Sums(IrBody root) =>
        Instructions(root).OfType<IrBinary>().Where(b => b is { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.IsTensor: true }).Select(b => new FlipSignIntent(b.At));

    private static IEnumerable<IrCall> Calls(IrBody root, params string[] names) =>
        Instructions(root).OfType<IrCall>().Where(call => !call.Method.IsSource && names.Contains(call.Method.Name));

    private static IEnumerable<IrInstruction> Instructions(IrBody body) =>
        body.Blocks.SelectMany(block => block.Instructions).SelectMany(instruction => instruction is IrMakeClosure closure ? Instructions(closure.Body) : [instruction]);
}
