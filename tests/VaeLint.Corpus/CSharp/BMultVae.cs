// style: Mult-VAE recommender: multinomial log-likelihood by log_softmax, KL per user, annealed up to a cap, both user means
// case LossFunction: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BMultVae;

public class MultVaeTrainer
{
    private readonly double _annealCap;
    private readonly int _totalAnnealSteps;
    private int _updates;

    public MultVaeTrainer(double annealCap = 0.2, int totalAnnealSteps = 200_000)
    {
        _annealCap = annealCap;
        _totalAnnealSteps = totalAnnealSteps;
    }

    public static Tensor LossFunction(Tensor reconX, Tensor x, Tensor mu, Tensor logvar, double anneal = 1.0)
    {
        var negativeLogLikelihood = -torch.mean(torch.sum(F.log_softmax(reconX, 1) * x, -1));
        var KLD = -0.5 * torch.mean(torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1));
        return negativeLogLikelihood + anneal * KLD;
    }

    public Tensor Next(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var anneal = _totalAnnealSteps > 0 ? Math.Min(_annealCap, 1.0 * _updates / _totalAnnealSteps) : _annealCap;
        _updates += 1;
        return LossFunction(reconX, x, mu, logvar, anneal);
    }
}
