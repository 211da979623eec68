// style: KPI anomaly detection with missing points: log likelihood masked per point, the prior scaled by the ratio of normal points of each window
// case Elbo: not measured
// note: mask and ratio are unknown factors on both terms
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DSeasonalKpi;

public sealed class Donut(double minStd = 1e-4)
{
    private readonly double _logTwoPi = Math.Log(2 * Math.PI);

    private Tensor LogNormal(Tensor x, Tensor mean, Tensor std) =>
        -0.5 * (_logTwoPi + 2 * std.log() + ((x - mean) / std).square());

    public Tensor Elbo(Tensor x, Tensor alpha, Tensor xMean, Tensor xStd, Tensor z, Tensor zMean, Tensor zStd)
    {
        var ratio = alpha.mean([1L]);
        var logPx = (alpha * LogNormal(x, xMean, xStd + minStd)).sum(1);
        var logPz = LogNormal(z, zeros_like(z), ones_like(z)).sum(1);
        var logQz = LogNormal(z, zMean, zStd + minStd).sum(1);
        return -(logPx + ratio * logPz - logQz).mean();
    }
}
