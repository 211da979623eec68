// style: sparse variational Gaussian process: N / batch times the summed expected log-likelihood plus the KL of the inducing values
// case NegativeElbo: not a VAE
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BSparseGaussianProcess;

public class SparseGp
{
    private readonly Parameter _inducingMean;
    private readonly Parameter _inducingLogStd;
    private readonly Parameter _logNoise;
    private readonly long _trainingPoints;

    public SparseGp(long inducing, long trainingPoints)
    {
        _inducingMean = nn.Parameter(zeros(inducing));
        _inducingLogStd = nn.Parameter(zeros(inducing));
        _logNoise = nn.Parameter(zeros(1));
        _trainingPoints = trainingPoints;
    }

    // weights: [B, M], the whitened cross covariance of the batch with the inducing points.
    public Tensor NegativeElbo(Tensor weights, Tensor y)
    {
        var noise = _logNoise.exp();
        var mean = weights.matmul(_inducingMean);
        var variance = weights.pow(2).matmul((2 * _inducingLogStd).exp());
        var logLikelihood = -0.5 * (Math.Log(2 * Math.PI) + _logNoise + ((y - mean).pow(2) + variance) / noise);

        var kl = 0.5 * (_inducingMean.pow(2) + (2 * _inducingLogStd).exp() - 1 - 2 * _inducingLogStd).sum();
        var scale = (double)_trainingPoints / y.shape[0];
        return -scale * logLikelihood.sum() + kl;
    }
}
