// style: reinforcement learning: squashed Gaussian actor with a KL to the behaviour policy, entropy temperature and two critics
// case ActorLoss: not a VAE
// case CriticLoss: not a VAE
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DSquashedActor;

public sealed class OfflineActorCritic(Module<Tensor, Tensor, Tensor> critic1, Module<Tensor, Tensor, Tensor> critic2, double klCoefficient)
{
    private readonly Tensor _logAlpha = zeros(1).requires_grad_();

    public Tensor ActorLoss(Tensor state, Tensor mean, Tensor logStd, Tensor behaviourMean, Tensor behaviourLogStd)
    {
        var std = logStd.clamp(-20, 2).exp();
        var noise = randn_like(mean);
        var preTanh = mean + std * noise;
        var action = torch.tanh(preTanh);
        var logProb = (-0.5 * noise.square() - logStd - 0.5 * Math.Log(2 * Math.PI) - torch.log(1 - action.square() + 1e-6)).sum(1);
        var q = torch.minimum(critic1.call(state, action), critic2.call(state, action)).squeeze(-1);

        var variance = std.square();
        var behaviourVariance = (2 * behaviourLogStd).exp();
        var kl = (behaviourLogStd - logStd + (variance + (mean - behaviourMean).square()) / (2 * behaviourVariance) - 0.5).sum(1);
        return (_logAlpha.exp().detach() * logProb - q).mean() + klCoefficient * kl.mean();
    }

    public Tensor CriticLoss(Tensor state, Tensor action, Tensor target) =>
        functional.mse_loss(critic1.call(state, action).squeeze(-1), target) + functional.mse_loss(critic2.call(state, action).squeeze(-1), target);
}
