using VaeLint.Core.Algebra;
using VaeLint.Core.Models;

namespace VaeLint.Core.Losses;

/// <summary>Reconstructions: library losses, squared and absolute errors, cross-entropies and Gaussian likelihoods written by hand, and −log p(x).</summary>
internal static class Likelihoods
{
    public static IEnumerable<LossTerm> Library(TermPool pool)
    {
        foreach (var term in pool.Terms.ToList())
        {
            var (atom, power) = term.Monomial.Factors.FirstOrDefault(f => f.Atom.Kind == AtomKind.Loss);
            if (atom?.Loss is not { Family: not LossFamily.Other } api || power != 1 || !term.Coefficient.IsPositive)
            {
                continue;
            }

            pool.Take([term]);
            if (!api.IsReconstruction)
            {
                yield return Divergence(term, atom, api);
                continue;
            }

            if (!IsOfData(atom.Arguments[0], atom.Arguments[1]))
            {
                continue;
            }

            var (leaves, shape) = TermPool.Describe([term]);
            yield return new LossTerm(LossTermKind.Reconstruction, api.Name, term.Coefficient, term, leaves, api.Layout == LossLayout.Elementwise ? shape ?? atom.Shape : atom.Shape ?? shape)
            {
                Api = api,
                TargetLeaves = ShapeModel.LeavesOf(atom.Arguments[1]),
                IsSquaredError = api.IsSquaredError,
                HasFreeScale = api.HasFreeScale,
                StopsGradient = atom.StopsGradient,
                Unknown = term.Monomial.Factors.Count > 1 ? "an elementwise weight on the reconstruction" : null,
            };
        }
    }

    private static LossTerm Divergence(Term term, Atom atom, LossApi api) =>
        new(LossTermKind.Divergence, api.Name, term.Coefficient, term, TermPool.Describe([term]).Leaves, atom.Shape)
        {
            Api = api,
            Gaussian = api is { Input: "mean", Target: "logVariance" } && atom.Arguments.Count == 2 ? new GaussianForm([atom.Arguments[0]], atom.Arguments[1]) : null,
            Unknown = term.Monomial.Factors.Count > 1 ? "an elementwise weight on the KL" : null,
        };

    /// <summary>½(log σ² + (x − μ)²/σ²), weight 1.</summary>
    public static IEnumerable<LossTerm> GaussianNll(TermPool pool)
    {
        foreach (var term in pool.Terms.ToList())
        {
            var factors = term.Monomial.Factors;
            if (factors.Count != 2 || !term.Coefficient.IsPositive || !factors.Any(f => f.Atom.Kind == AtomKind.Square && f.Power == 1))
            {
                continue;
            }

            var (precision, power) = factors.First(f => f.Atom.Kind != AtomKind.Square);
            var log = precision.Kind == AtomKind.Exp
                ? precision.Argument!.Scale(-power)
                : Polynomial.Of(pool.Atoms.Get(AtomKind.Log, "", [Polynomial.Of(precision)], 0, Site.None)).Scale(-power);
            FormulaSlip? slip = null;
            if (pool.FindAll(log, term.Coefficient) is not { } logs)
            {
                if (MixedLogarithm(pool, term, log) is not { } mixed)
                {
                    continue;
                }

                logs = [mixed.Term];
                slip = mixed;
            }

            var used = logs.Append(term).ToList();
            var square = factors.First(f => f.Atom.Kind == AtomKind.Square).Atom;
            var (leaves, shape) = TermPool.Describe(used);
            pool.Take(used);
            yield return new LossTerm(LossTermKind.Reconstruction, "Gaussian negative log-likelihood", term.Coefficient.WithNumber(2 * term.Coefficient.Number), term, leaves, shape)
            {
                TargetLeaves = ShapeModel.LeavesOf(square.Argument!),
                IsMalformed = slip is not null,
                Slip = slip,
            };
        }
    }

    /// <summary>Twice or half the logarithm that belongs to the precision: σ was taken for σ². A learned weight of a task is no variance.</summary>
    private static FormulaSlip? MixedLogarithm(TermPool pool, Term square, Polynomial log)
    {
        if (log.Terms.Where(t => !t.Monomial.IsScalar).ToList() is not [{ } wanted] || wanted.Monomial.Factors.Any(f => f.Atom.IsModelParameter)
            || pool.Find(wanted.Monomial.FactorsKey, square.Coefficient.SymbolKey) is not { } found || !FormulaSlips.IsOneFormula(square, found))
        {
            return null;
        }

        var ratio = found.Coefficient.Number / (wanted.Coefficient.Number * square.Coefficient.Number);
        return FormulaSlips.IsMixed(ratio) ? new FormulaSlip(FormulaSlipKind.MixedReading, found, ratio) { LogVariance = log } : null;
    }

    /// <summary>−c·(x·log y + (1 − x)·log(1 − y)) with any pair of log-probabilities, and softplus(a) − x·a.</summary>
    public static IEnumerable<LossTerm> CrossEntropy(TermPool pool)
    {
        foreach (var term in pool.Terms.ToList())
        {
            if (!pool.Terms.Contains(term))
            {
                continue;
            }

            var match = BinaryByLogs(pool, term) ?? BinaryBySoftplus(pool, term) ?? CategoricalByLogSoftmax(term);
            if (match is not { } found)
            {
                continue;
            }

            var (leaves, shape) = TermPool.Describe(found.Used);
            pool.Take(found.Used);
            var weight = term.Coefficient.WithNumber(Math.Abs(found.Weight));
            yield return new LossTerm(LossTermKind.Reconstruction, found.Form, weight, term, leaves, shape) { TargetLeaves = found.Target };
        }
    }

    /// <summary>Σ(a − b)² and Σ|a − b| over two tensors.</summary>
    public static IEnumerable<LossTerm> Errors(TermPool pool)
    {
        foreach (var term in pool.Terms.ToList())
        {
            var (atom, power) = term.Monomial.Factors.FirstOrDefault(f => f.Atom.Kind is AtomKind.Square or AtomKind.Abs);
            if (atom is null || !term.Coefficient.IsPositive || !(power == 1 || (power == 2 && atom.Kind == AtomKind.Abs)) || !IsDifference(atom.Argument!))
            {
                continue;
            }

            var (leaves, shape) = TermPool.Describe([term]);
            var isSquare = atom.Kind == AtomKind.Square || power == 2;
            yield return new LossTerm(LossTermKind.Reconstruction, isSquare ? "squared error" : "absolute error", term.Coefficient, term, leaves, shape)
            {
                TargetLeaves = ShapeModel.LeavesOf(atom.Argument!),
                IsSquaredError = isSquare,
                HasFreeScale = true,
                Unknown = term.Monomial.Factors.Count > 1 ? "an elementwise weight on the reconstruction" : null,
            };
        }
    }

    /// <summary>−log p(x | z) of a distribution at data that was not sampled here.</summary>
    public static IEnumerable<LossTerm> LogProbabilities(TermPool pool)
    {
        foreach (var term in pool.Terms.ToList())
        {
            if (term.Monomial.Factors.Count != 1 || term.Monomial.Factors[0] is not { Atom: { Kind: AtomKind.LogProb } atom, Power: 1 } || !term.Coefficient.IsNegative)
            {
                continue;
            }

            pool.Take([term]);
            if (!IsData(atom.Arguments[0]) || atom.Arguments.Count < 2 || atom.Arguments.Skip(1).All(a => a.IsScalar))
            {
                continue;
            }

            var (leaves, shape) = TermPool.Describe([term]);
            yield return new LossTerm(
                LossTermKind.Reconstruction, $"{atom.Name} negative log-likelihood", term.Coefficient.WithNumber(-term.Coefficient.Number), term, leaves, atom.Shape ?? shape)
            {
                TargetLeaves = ShapeModel.LeavesOf(atom.Arguments[0]),
            };
        }
    }

    private static (List<Term> Used, string Form, IReadOnlyCollection<int> Target, double Weight)? BinaryByLogs(TermPool pool, Term positive)
    {
        var factors = positive.Monomial.Factors;
        if (factors.Count != 2 || !positive.Coefficient.IsNegative)
        {
            return null;
        }

        foreach (var (log, _) in factors.Where(f => IsLogProbability(f.Atom) && f.Power == 1))
        {
            var target = factors.First(f => f.Atom != log);
            foreach (var negative in pool.Terms.Where(t => t.Monomial.Factors.Count == 2 && t.Monomial.Factors.Contains(target) && t.Coefficient.IsSame(positive.Coefficient.WithNumber(-positive.Coefficient.Number))))
            {
                var other = negative.Monomial.Factors.First(f => f.Atom != target.Atom).Atom;
                var single = pool.Terms.FirstOrDefault(t => t.Monomial.Factors is [{ Power: 1 } only] && only.Atom == other && t.Coefficient.IsNegative);
                if (IsLogProbability(other) && other != log && single is not null)
                {
                    return ([positive, negative, single], "binary cross-entropy", [target.Atom.Id], single.Coefficient.Number);
                }
            }
        }

        return null;
    }

    private static (List<Term> Used, string Form, IReadOnlyCollection<int> Target, double Weight)? BinaryBySoftplus(TermPool pool, Term softplus)
    {
        if (!softplus.Coefficient.IsPositive || softplus.Monomial.Factors is not [{ Atom: { Kind: AtomKind.Function, Name: "softplus" } atom, Power: 1 }]
            || atom.Argument!.Terms is not [{ Monomial.Factors: [{ Atom: { } logits }] }])
        {
            return null;
        }

        var product = pool.Terms.FirstOrDefault(t => t.Coefficient.IsNegative && t.Monomial.Factors.Count == 2 && t.Monomial.Factors.Any(f => f.Atom == logits));
        return product is null ? null
            : ([softplus, product], "binary cross-entropy with logits", [product.Monomial.Factors.First(f => f.Atom != logits).Atom.Id], softplus.Coefficient.Number);
    }

    private static (List<Term> Used, string Form, IReadOnlyCollection<int> Target, double Weight)? CategoricalByLogSoftmax(Term term)
    {
        if (!term.Coefficient.IsNegative || term.Monomial.Factors.Count != 2)
        {
            return null;
        }

        var log = term.Monomial.Factors.FirstOrDefault(f => f.Atom is { Kind: AtomKind.Function, Name: "log_softmax" } && f.Power == 1);
        var target = term.Monomial.Factors.FirstOrDefault(f => f.Atom.Kind == AtomKind.Leaf && f.Power == 1);
        return log.Atom is null || target.Atom is null ? null : ([term], "cross-entropy", [target.Atom.Id], term.Coefficient.Number);
    }

    private static bool IsLogProbability(Atom atom) => atom.Kind == AtomKind.Log || (atom.Kind == AtomKind.Function && atom.Name is "log_sigmoid" or "logsigmoid");

    /// <summary>A difference of two tensors; (D(x) − 1)², weight penalties and what is drawn to the identity are none.</summary>
    private static bool IsDifference(Polynomial argument)
    {
        var tensors = argument.Terms.Where(t => !t.Monomial.IsUnit).ToList();
        if (argument.HasReductions || tensors.Count != argument.Terms.Count)
        {
            return false;
        }

        var positive = new Polynomial(tensors.Where(t => t.Coefficient.IsPositive).ToList());
        var negative = new Polynomial(tensors.Where(t => t.Coefficient.IsNegative).ToList());
        return !positive.IsZero && !negative.IsZero && !HaveSameProducer(positive, negative) && !IsConstant(positive) && !IsConstant(negative);
    }

    /// <summary>Decoder output against data: the target is not a constant (labels of a discriminator) and not a feature of the same network.</summary>
    private static bool IsOfData(Polynomial input, Polynomial target) =>
        target.Terms.Any(t => !t.Monomial.IsUnit) && input.Terms.Any(t => !t.Monomial.IsUnit) && !HaveSameProducer(input, target) && !IsConstant(input) && !IsConstant(target);

    private static bool IsConstant(Polynomial value) => value.LeafAtoms is { Count: > 0 } leaves && leaves.All(leaf => leaf.IsConstant);

    private static bool HaveSameProducer(Polynomial left, Polynomial right) =>
        ProducerOf(left) is { } producer && producer == ProducerOf(right);

    private static string? ProducerOf(Polynomial polynomial) =>
        polynomial.Terms is [{ Monomial.Factors: [{ Atom: { } atom }] }] ? atom.Producer ?? (atom.Arguments is [{ } inner] ? ProducerOf(inner) : null) : null;

    private static bool IsData(Polynomial value) =>
        value.Terms is [{ Monomial: { Steps.Count: 0, Factors: [{ Atom: { Kind: AtomKind.Leaf } leaf, Power: 1 }] } }]
        && !leaf.Name.StartsWith("rsample(", StringComparison.Ordinal) && !leaf.Name.StartsWith("sample(", StringComparison.Ordinal);
}
