using static TorchSharp.torch;

namespace VaeLint.Probing;

/// <summary>A loss at one layout of axes: what it reads, whether it draws random numbers, and its gradients at any values.</summary>
internal sealed class ProbeSession
{
    private const int FirstRuns = 400;
    private readonly Func<ProbeBatch, Tensor> _loss;
    private readonly Dictionary<(ProbeSizes Sizes, PosteriorRange Range, int Runs), GradientEstimate> _estimates = [];

    private ProbeSession(Func<ProbeBatch, Tensor> loss, ProbeOptions options, ProbeLayout layout)
    {
        _loss = loss;
        Options = options;
        Layout = layout;
        First = ProbeSizes.First(layout);
    }

    public ProbeOptions Options { get; }

    public ProbeLayout Layout { get; }

    public ProbeSizes First { get; }

    public required IReadOnlySet<ProbeRole> Touched { get; init; }

    /// <summary>Two equal runs differ.</summary>
    public required bool IsStochastic { get; init; }

    /// <summary>Shape of what the loss returned.</summary>
    public required long[] ResultShape { get; init; }

    /// <summary>Runs at each set of sizes, of a stochastic loss.</summary>
    public int Runs { get; private set; } = FirstRuns;

    public bool ReadsSample => Touched.Contains(ProbeRole.Z);

    public double Tolerance => Options.Precision == ScalarType.Float64 ? 1e-6 : 2e-4;

    /// <summary>The sizes to measure at, the first ones first.</summary>
    public IReadOnlyList<ProbeSizes> Grid => field ??= IsStochastic
        ? [First, .. Layout.All.Where(axis => !axis.IsFixed).Select(axis => ProbeSizes.With(Layout, axis))]
        : [First, ProbeSizes.Second(Layout)];

    /// <summary>Runs the loss twice, with what its random numbers make of it.</summary>
    public static ProbeSession Start(Func<ProbeBatch, Tensor> loss, ProbeOptions options, ProbeLayout layout)
    {
        var values = new ProbeValues(ProbeSizes.First(layout), options, PosteriorRange.Usual);
        var first = LossRun.Of(loss, values, 0);
        var other = LossRun.Of(loss, values, 2);
        var touched = first.Touched.Concat(other.Touched).ToHashSet();
        var isSame = touched.Contains(ProbeRole.Z)
            ? Same(Withheld(loss, values, 0, 100), first)
            : Same(first, other);
        return new ProbeSession(loss, options, layout) { Touched = touched, IsStochastic = !isSame, ResultShape = first.Shape };
    }

    public ProbeValues Values(ProbeSizes sizes, PosteriorRange range) => new(sizes, Options, range);

    public LossRun Run(ProbeValues values) => LossRun.Of(_loss, values, 0);

    public GradientEstimate Exact(ProbeValues values) => GradientEstimate.Exact(_loss, values, ReadsSample);

    public GradientEstimate Estimate(ProbeSizes sizes, PosteriorRange range)
    {
        var key = (sizes, range, Runs);
        if (!_estimates.TryGetValue(key, out var estimate))
        {
            var values = Values(sizes, range);
            estimate = IsStochastic ? GradientEstimate.Averaged(_loss, values, Runs) : GradientEstimate.Exact(_loss, values, ReadsSample);
            _estimates.Add(key, estimate);
        }

        return estimate;
    }

    /// <summary>More runs, where there may be more.</summary>
    public bool TryHarder()
    {
        if (!IsStochastic || Runs >= Options.MaximumRuns)
        {
            return false;
        }

        Runs = Math.Min(Options.MaximumRuns, Runs * 4);
        _estimates.Clear();
        return true;
    }

    /// <summary>The same noise of the batch with other numbers of the global generator.</summary>
    private static LossRun Withheld(Func<ProbeBatch, Tensor> loss, ProbeValues values, int run, int seeds) =>
        LossRun.Of(
            batch =>
            {
                GlobalRandomState.Start(values.Options.Seed + seeds);
                return loss(batch);
            },
            values,
            run);

    private static bool Same(LossRun left, LossRun right) =>
        left.Value.Equals(right.Value)
        && left.Gradients.Count == right.Gradients.Count
        && left.Gradients.All(pair => right.Gradients.TryGetValue(pair.Key, out var other) && pair.Value.SequenceEqual(other));
}
