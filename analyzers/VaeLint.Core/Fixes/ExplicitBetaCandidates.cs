using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;

namespace VaeLint.Core.Fixes;

/// <summary>Where the weight of a KL can be written out without touching a reduction. Only for one reconstruction and one KL whose sizes are all known.</summary>
internal static class ExplicitBetaCandidates
{
    private const double Tolerance = 1e-9;

    public static IReadOnlyList<EditIntent> Of(LossObjective objective, IrBody root)
    {
        if (objective.Terms.Count != 2 || FactorOf(objective) is not { } whole)
        {
            return [];
        }

        var divergence = objective.Divergences.Single();
        if (!ExplicitWeight.IsOn(divergence.Weight))
        {
            return [.. Addends(root, whole), .. Calls(divergence.Term, root, whole)];
        }

        return ExplicitWeight.Find(divergence.Weight) is { Value: { IsZero: false } value } carrier && value.Value is > 0 and { } written && IsIn(carrier.Whole, root) && IsIn(carrier.Site, root)
            ? [new WeightIntent(carrier.Whole.At, carrier.Site.At, new BetaFactor(whole.Beta, Rounded(whole.Number * written), whole.Multiplier, whole.Divisor))]
            : [];
    }

    /// <summary>β, and what a factor of 1 is in terms of it.</summary>
    private static BetaFactor? FactorOf(LossObjective objective)
    {
        var (reconstruction, divergence) = (objective.Reconstructions.Single().Weight, objective.Divergences.Single().Weight);
        if (!reconstruction.Free.IsNumber || !divergence.Free.IsNumber || reconstruction.Stale is not null)
        {
            return null;
        }

        long multiplier = 1;
        long divisor = 1;
        foreach (var symbol in reconstruction.Symbols.Concat(divergence.Symbols).Distinct())
        {
            var power = divergence.Power(symbol) - reconstruction.Power(symbol);
            if (power == 0)
            {
                continue;
            }

            if (symbol.Kind != SymbolKind.Axis || !symbol.IsValueKnown || Math.Abs(power) != 1)
            {
                return null;
            }

            (multiplier, divisor) = power > 0 ? (multiplier, divisor * (long)symbol.Value) : (multiplier * (long)symbol.Value, divisor);
        }

        var number = Math.Abs(reconstruction.Number / divergence.Number);
        return multiplier == divisor ? null : new BetaFactor(divisor / (number * multiplier), Rounded(number), multiplier, divisor);
    }

    /// <summary>Operands of additions, the innermost first.</summary>
    private static IEnumerable<EditIntent> Addends(IrBody body, BetaFactor factor)
    {
        foreach (var instruction in body.Blocks.SelectMany(b => b.Instructions))
        {
            switch (instruction)
            {
                case IrBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.IsTensor: true } sum:
                    yield return new FactorIntent(sum.At, sum.RightAt, FactorTarget.RightAddend, factor);
                    yield return new FactorIntent(sum.At, sum.LeftAt, FactorTarget.LeftAddend, factor);
                    break;
                case IrMakeClosure closure:
                    foreach (var inner in Addends(closure.Body, factor))
                    {
                        yield return inner;
                    }

                    break;
            }
        }
    }

    /// <summary>The call through which the KL comes into the member.</summary>
    private static IEnumerable<EditIntent> Calls(LossTerm term, IrBody root, BetaFactor factor)
    {
        var at = term.Representative.Site.Within(root.MemberKey);
        if (!at.IsNone)
        {
            yield return new FactorIntent(at, at, FactorTarget.Result, factor);
        }
    }

    private static bool IsIn(Site site, IrBody root) => !site.At.IsNone && site.Path?.Body.MemberKey == root.MemberKey;

    private static double Rounded(double number) => Math.Abs(number - Math.Round(number)) < Tolerance ? Math.Round(number) : number;
}
