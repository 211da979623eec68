// style: beta-TCVAE decomposition (mutual information, total correlation, dimension-wise KL) by minibatch weighted sampling
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BBetaTcvae;

public class TcLoss
{
    private readonly long _datasetSize;
    private readonly double _alpha, _beta, _gamma;

    public TcLoss(long datasetSize, double alpha = 1, double beta = 6, double gamma = 1)
        => (_datasetSize, _alpha, _beta, _gamma) = (datasetSize, alpha, beta, gamma);

    private static Tensor LogDensity(Tensor x, Tensor mu, Tensor logvar)
    {
        var invVar = (-logvar).exp();
        return -0.5 * ((x - mu).pow(2) * invVar + logvar + Math.Log(2 * Math.PI));
    }

    public Tensor Loss(Tensor recon, Tensor data, Tensor z, Tensor mu, Tensor logvar)
    {
        var batch = data.shape[0];
        var rec = functional.binary_cross_entropy(recon, data, reduction: Reduction.Sum) / batch;

        var logPz = LogDensity(z, zeros_like(z), zeros_like(z)).sum(1);
        var logQzCx = LogDensity(z, mu, logvar).sum(1);
        var matrix = LogDensity(z.unsqueeze(1), mu.unsqueeze(0), logvar.unsqueeze(0));
        var logQz = logsumexp(matrix.sum(2), 1) - Math.Log(batch * _datasetSize);
        var logProdQzi = (logsumexp(matrix, 1) - Math.Log(batch * _datasetSize)).sum(1);

        var mi = (logQzCx - logQz).mean();
        var tc = (logQz - logProdQzi).mean();
        var dwKl = (logProdQzi - logPz).mean();
        return rec + _alpha * mi + _beta * tc + _gamma * dwKl;
    }
}
