using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>Turns the terms of one loss into weights over B and their axes, by resolving the sizes that the code multiplies with.</summary>
internal static class WeightResolver
{
    /// <summary><paramref name="probed"/> gets one axis more than assumed, to see which findings depend on its rank.</summary>
    public static List<TermWeight> Resolve(IReadOnlyList<LossTerm> terms, LossTerm? probed)
    {
        var weights = new List<TermWeight>();
        foreach (var term in terms)
        {
            var layout = TermLayout.Of(term, LeastRank(term, terms), term == probed ? 1 : 0);
            weights.Add(new TermWeight(term, layout, ReductionWalk.Of(term, layout), Group(term, terms)));
        }

        var ofWhole = OfWhole(terms);
        foreach (var weight in weights)
        {
            ResolveSymbols(weight, weights, weight.Term.Coefficient * ofWhole.Inverse());
        }

        return weights;
    }

    /// <summary>Sizes and integers that multiply or divide the sum of all terms: no term can be blamed for them. What may be the batch stays, as it says whether the total is a sum.</summary>
    private static Coefficient OfWhole(IReadOnlyList<LossTerm> terms) =>
        terms[0].Scalars.Where(s => terms.All(t => t.Scalars.Any(o => o.Whole.At.Equals(s.Whole.At) && o.Value.SymbolKey == s.Value.SymbolKey)))
            .GroupBy(s => s.Whole.At).SelectMany(g => g.First().Value.Factors)
            .Where(f => f.Symbol.Kind == SymbolKind.Size || (f.Symbol.Kind == SymbolKind.Literal && SizeHints.Of(f.Symbol.Name) != SizeHint.Batch))
            .Aggregate(Coefficient.One, (product, f) => product * Coefficient.Of(f.Symbol, f.Power));

    /// <summary>Reconstructions of the same data share D; every KL has its own L.</summary>
    private static string Group(LossTerm term, IReadOnlyList<LossTerm> terms)
    {
        var sameKind = terms.Where(t => t.Kind == term.Kind).ToList();
        var letter = term.IsReconstruction ? "D" : "L";
        var index = 1;
        var seen = new List<LossTerm>();
        foreach (var other in sameKind)
        {
            if (other == term || (term.IsReconstruction && SharesTarget(other, term)))
            {
                break;
            }

            if (!term.IsReconstruction || !seen.Any(s => SharesTarget(s, other)))
            {
                index++;
            }

            seen.Add(other);
        }

        return index == 1 ? letter : letter + index;
    }

    public static bool SharesTarget(LossTerm left, LossTerm right) => left.TargetLeaves.Any(right.TargetLeaves.Contains);

    /// <summary>x.shape[1] * x.shape[2] * x.shape[3] says that x has four axes.</summary>
    private static int LeastRank(LossTerm term, IReadOnlyList<LossTerm> terms)
    {
        var rank = 2;
        foreach (var symbol in terms.SelectMany(t => t.Coefficient.Factors).Select(f => f.Symbol))
        {
            if (symbol is { Kind: SymbolKind.Size, AxisIndex: > 0, Tensor.KnownRank: 0 } && symbol.Tensor.Leaves.Any(term.Leaves.Contains))
            {
                rank = Math.Max(rank, symbol.AxisIndex + 1);
            }
        }

        return rank;
    }

    private static void ResolveSymbols(TermWeight weight, List<TermWeight> all, Coefficient coefficient)
    {
        weight.Number = coefficient.Number;
        foreach (var (symbol, power) in WholeEvents(coefficient).Factors)
        {
            switch (symbol.Kind)
            {
                case SymbolKind.Batch:
                    weight.AddScalar(symbol, power);
                    break;
                case SymbolKind.Literal:
                    weight.Literals.Add((symbol, power));
                    break;
                case SymbolKind.Free:
                    ResolveFree(weight, all, symbol, power);
                    break;
                case SymbolKind.Size or SymbolKind.ElementCount when Owner(symbol, weight, all) is { } owner && Axes(symbol, owner) is { } axes:
                    foreach (var axis in axes)
                    {
                        weight.AddScalar(axis, power);
                    }

                    break;
                case SymbolKind.Size when symbol.IsValueKnown:
                    weight.Literals.Add((Symbol.Literal(symbol.Value, null), power));
                    break;
                default:
                    weight.Opaque *= Coefficient.Of(symbol, power);
                    break;
            }
        }
    }

    /// <summary>shape[1] * shape[2] * shape[3] of a tensor of four axes, or of unknown rank, is the size of its event, however it is viewed later.</summary>
    private static Coefficient WholeEvents(Coefficient coefficient)
    {
        var groups = coefficient.Factors
            .Where(f => f.Symbol is { Kind: SymbolKind.Size, AxisIndex: > 0 })
            .GroupBy(f => (f.Symbol.Tensor!.Key, f.Power)).Where(g => g.Count() > 1 && g.First().Symbol.Tensor!.KnownRank is var rank && (rank == 0 || rank == g.Count() + 1));
        foreach (var group in groups.ToList())
        {
            if (group.Select(f => f.Symbol.AxisIndex).OrderBy(a => a).SequenceEqual(Enumerable.Range(1, group.Count())))
            {
                coefficient = group.Aggregate(coefficient, (c, f) => c * Coefficient.Of(f.Symbol, -f.Power))
                    * Coefficient.Of(Symbol.Size(group.First().Symbol.Tensor!, Symbol.WholeEvent, null), group.Key.Power);
            }
        }

        return coefficient;
    }

    private static TermWeight? Owner(Symbol symbol, TermWeight weight, List<TermWeight> all)
    {
        var leaves = symbol.Tensor!.Leaves;
        return leaves.Any(weight.Term.Leaves.Contains) ? weight : all.FirstOrDefault(w => leaves.Any(w.Term.Leaves.Contains));
    }

    /// <summary>The axes that a size stands for in the layout of its owner; null when it belongs to another view of the tensor.</summary>
    private static List<Symbol>? Axes(Symbol symbol, TermWeight owner)
    {
        if (symbol.Kind == SymbolKind.ElementCount)
        {
            return [Symbol.Batch, .. owner.OwnAxes];
        }

        if (symbol.AxisIndex == Symbol.WholeEvent)
        {
            return [.. owner.OwnAxes];
        }

        var known = symbol.Tensor!.KnownRank;
        var rank = owner.Layout.Axes.Count;
        if (owner.Layout.Axes is [{ HasBatch: true, Own: > 0 } flat] && known is 0 or 2 && symbol.AxisIndex is 1 or -1)
        {
            // view(-1) merged the rows of what had two axes.
            return [owner.OwnAxis(flat.Own)];
        }

        if (known != 0 && known != rank)
        {
            return null;
        }

        var index = symbol.AxisIndex < 0 ? rank + symbol.AxisIndex : symbol.AxisIndex;
        var axis = owner.Layout.Axes.ElementAtOrDefault(index);
        return axis.IsOwn ? [owner.OwnAxis(axis.Own)] : axis.Extent == 1 ? [] : null;
    }

    private static void ResolveFree(TermWeight weight, List<TermWeight> all, Symbol symbol, int power)
    {
        var hint = symbol.IsIntegral ? SizeHints.Of(symbol.Name) : SizeHint.None;
        var owners = all.Where(w => hint == SizeHint.Event ? w.IsReconstruction : hint == SizeHint.Latent && !w.IsReconstruction).ToList();
        if (hint == SizeHint.Batch)
        {
            weight.AddScalar(Symbol.Batch, power);
            weight.Assumptions.Add(new SizeAssumption(symbol, Symbol.Batch, power, isByName: true));
        }
        else if (owners.Select(o => o.Group).Distinct().Count() == 1)
        {
            foreach (var axis in owners[0].OwnAxes)
            {
                weight.AddScalar(axis, power);
            }

            weight.Assumptions.Add(new SizeAssumption(symbol, Symbol.Axis(owners[0].Group, 0, null), power, isByName: true));
        }
        else if (symbol.IsIntegral)
        {
            weight.Opaque *= Coefficient.Of(symbol, power);
        }
        else
        {
            weight.Free *= Coefficient.Of(symbol, power);
        }
    }
}
