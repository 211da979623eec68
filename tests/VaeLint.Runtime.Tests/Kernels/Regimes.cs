using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

/// <summary>Inputs on which losses go wrong. 67 elements per row: whole vectors of every width, and an end.</summary>
internal static class Regimes
{
    private const long Rows = 5;
    private const long Columns = 67;

    public static IReadOnlyList<(string Loss, string Regime, Func<Tensor[]> Inputs)> All { get; } =
    [
        ("Bernoulli", "ordinary", () => [Normal() * 2, rand(Rows, Columns)]),
        ("Bernoulli", "binary", () => [Normal() * 2, Binary()]),
        ("Bernoulli", "well fitted", WellFitted),
        ("Bernoulli", "N(0, 30)", () => [Normal() * 30, Binary()]),
        ("Bernoulli", "1e4", () => [Normal().sign() * 1e4, Binary()]),
        ("Bernoulli", "zeros of both signs", () => [zeros(Rows, Columns) * Normal(), Binary()]),
        ("Gaussian", "ordinary", () => [Normal(), Normal()]),
        ("Gaussian", "large", () => [Normal() * 1e6, Normal()]),
        ("GaussianLogVariance", "ordinary", () => [Normal(), Normal(), Normal()]),
        ("GaussianLogVariance", "±50", () => [Normal(), Normal().sign() * 50, Normal()]),
        ("GaussianLogVariance", "+85", () => [Normal(), full([Rows, Columns], 85f), Normal()]),
        ("StandardNormal", "ordinary", () => [Normal(), Normal()]),
        ("StandardNormal", "collapsed", () => [Normal() * 1e-3, Normal() * 1e-3]),
        ("StandardNormal", "around the first power of 2", () => [zeros(Rows, Columns), (Normal() * 0.05) + 0.37]),
        ("StandardNormal", "narrow", () => [Normal(), Normal() - 9]),
        ("StandardNormal", "±50", () => [Normal(), Normal().sign() * 50]),
        ("StandardNormal", "one latent at +85", () => [Normal(), cat([full([Rows, 1], 85f), zeros(Rows, Columns - 1)], 1)]),
    ];

    public static Tensor[] Get(string loss, string regime) => All.Single(row => row.Loss == loss && row.Regime == regime).Inputs();

    private static Tensor Normal() => randn(Rows, Columns);

    private static Tensor Binary() => rand(Rows, Columns).round();

    private static Tensor[] WellFitted()
    {
        var target = Binary();
        return [((target * 2) - 1) * (10 + (rand(Rows, Columns) * 2)), target];
    }
}
