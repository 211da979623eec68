// style: recommender competition code: multinomial likelihood by log_softmax times clicks, per-user sums averaged; annealed to a cap in the trainer
// case MultiVaeLoss: R = 1/B; K = 1/B; beta = 1
// case TrainStep: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.DMultinomialRecommender;

public static class LossFn
{
    public static Tensor MultiVaeLoss(Tensor reconX, Tensor x, Tensor mu, Tensor logvar, double anneal = 1.0)
    {
        var bce = -torch.mean(torch.sum(F.log_softmax(reconX, 1) * x, -1));
        var kld = -0.5 * torch.mean(torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1));
        return bce + anneal * kld;
    }
}

public sealed class MultiVaeTrainer(nn.Module<Tensor, (Tensor, Tensor, Tensor)> model, optim.Optimizer optimizer, int totalAnnealSteps, double annealCap)
{
    private int _updateCount;

    public double TrainStep(Tensor users)
    {
        var anneal = totalAnnealSteps > 0 ? Math.Min(annealCap, 1.0 * _updateCount / totalAnnealSteps) : annealCap;
        _updateCount++;
        optimizer.zero_grad();
        var (recon, mu, logvar) = model.call(users);
        using var loss = LossFn.MultiVaeLoss(recon, users, mu, logvar, anneal);
        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }
}
