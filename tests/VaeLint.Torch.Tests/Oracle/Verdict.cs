using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Oracle;

/// <summary>What the oracle found about one term: the measured weights over the grid, or why they mean nothing.</summary>
public sealed class Verdict
{
    private readonly SizeGrid _grid;
    private readonly IReadOnlyList<LossMeasurement> _measurements;
    private readonly double _tolerance;

    private Verdict(SizeGrid grid, IReadOnlyList<LossMeasurement> measurements, double tolerance)
    {
        _grid = grid;
        _measurements = measurements;
        _tolerance = tolerance;
    }

    public IReadOnlyList<LossMeasurement> Measurements => _measurements;

    public static Verdict Of(CorpusCase corpusCase)
    {
        var grid = SizeGrid.For(corpusCase);
        return new Verdict(grid, grid.All.Select(sizes => LossMeasurement.At(corpusCase, sizes)).ToArray(), corpusCase.Tolerance);
    }

    /// <summary>Every way in which the measured weights of the term differ from the label; empty when they agree.</summary>
    public IReadOnlyList<string> Compare(string term, Func<LossMeasurement, Fit> fitOf, IReadOnlyList<WeightExpression> label)
    {
        var problems = new List<string>();
        double? constant = null;
        foreach (var measurement in _measurements)
        {
            var fit = fitOf(measurement);
            if (NotMeasurable(measurement, fit) is { } reason)
            {
                return [$"{term} is not measurable: {reason}"];
            }

            var expected = label.Sum(weight => weight.At(measurement.Sizes, _ => 1.0));
            if (label.Any(weight => weight.FreeNames.Count > 0))
            {
                // The value of a free name is not in the header; it has to be the same number at all sizes.
                constant ??= fit.Weight / expected;
                expected *= constant.Value;
                if (fit.Weight == 0)
                {
                    problems.Add($"{term} is absent at {measurement.Sizes}");
                }
            }

            if (Differs(fit.Weight, expected))
            {
                problems.Add($"{term} is {fit.Weight:R}, the header says {expected:R} at {measurement.Sizes}");
            }
        }

        return problems.Count == 0 ? [] : [$"{term} measures {Describe(fitOf)}", .. problems];
    }

    /// <summary>The weight as a number times powers of the sizes that were varied.</summary>
    public string Describe(Func<LossMeasurement, Fit> fitOf)
    {
        var weight = fitOf(_measurements[0]).Weight;
        var text = string.Empty;
        for (var index = 0; index < _grid.Variations.Count; index++)
        {
            var variation = _grid.Variations[index];
            var exponent = Math.Log(Math.Abs(fitOf(_measurements[index + 1]).Weight / fitOf(_measurements[0]).Weight)) / Math.Log((double)variation.To / variation.From);
            var rounded = Math.Round(exponent);
            if (Math.Abs(exponent - rounded) > 0.1)
            {
                text += $"·({variation.Symbol}: no power)";
            }
            else if (rounded != 0)
            {
                text += $"·{variation.Symbol}^{rounded}";
                weight /= Math.Pow(variation.From, rounded);
            }
        }

        return $"{weight:G6}{text}";
    }

    private string? NotMeasurable(LossMeasurement measurement, Fit fit)
    {
        if (!double.IsFinite(fit.Weight))
        {
            return $"the gradient is {fit.Weight} at {measurement.Sizes}";
        }

        // The average of a stochastic gradient keeps noise that is not a multiple of the reference; its weight is judged by the tolerance alone.
        var isMultiple = measurement.IsStochastic || fit.Residual <= Math.Max(1e-6, _tolerance);
        return isMultiple ? null : $"the gradient is no multiple of the reference, {fit.Residual:P1} is left over at {measurement.Sizes}";
    }

    private bool Differs(double measured, double expected) => Math.Abs(measured - expected) > _tolerance * Math.Max(Math.Abs(expected), 1e-12);
}
