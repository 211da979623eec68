// style: PPO with Gaussian policy: clipped surrogate, value loss of a one-output critic, entropy bonus, adaptive closed-form KL penalty to the old policy
// case Update: not a VAE
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BPpoKlPenalty;

public sealed class Rollout
{
    public required Tensor Observations { get; init; }
    public required Tensor Actions { get; init; }
    public required Tensor LogProbs { get; init; }
    public required Tensor OldMean { get; init; }
    public required Tensor OldLogStd { get; init; }
    public required Tensor Advantages { get; init; }
    public required Tensor Returns { get; init; }
}

public class PpoPolicy : Module
{
    public readonly Sequential Pi, V;
    public readonly Parameter LogStd;

    public PpoPolicy(int obs, int act) : base("ppo")
    {
        Pi = Sequential(Linear(obs, 64), Tanh(), Linear(64, 64), Tanh(), Linear(64, act));
        V = Sequential(Linear(obs, 64), Tanh(), Linear(64, 64), Tanh(), Linear(64, 1));
        LogStd = Parameter(-0.5 * ones(act));
        RegisterComponents();
    }
}

public class Ppo(PpoPolicy policy, optim.Optimizer optimizer)
{
    private double _klCoef = 0.2;
    private const double ClipRatio = 0.2, TargetKl = 0.01, ValueCoef = 0.5, EntropyCoef = 0.0;

    public void Update(Rollout data, int iterations = 80)
    {
        for (var i = 0; i < iterations; i++)
        {
            var mean = policy.Pi.forward(data.Observations);
            var std = policy.LogStd.exp();
            var dist = distributions.Normal(mean, std.expand_as(mean));
            var logp = dist.log_prob(data.Actions).sum(-1);
            var ratio = (logp - data.LogProbs).exp();
            var clipped = ratio.clamp(1 - ClipRatio, 1 + ClipRatio) * data.Advantages;
            var policyLoss = -minimum(ratio * data.Advantages, clipped).mean();

            var value = policy.V.forward(data.Observations).squeeze(-1);
            var valueLoss = functional.mse_loss(value, data.Returns);

            var oldVar = (2 * data.OldLogStd).exp();
            var newVar = (2 * policy.LogStd).exp();
            var kl = (policy.LogStd - data.OldLogStd + (oldVar + (data.OldMean - mean).pow(2)) / (2 * newVar) - 0.5).sum(-1).mean();
            var entropy = (policy.LogStd + 0.5 * Math.Log(2 * Math.PI * Math.E)).sum();

            var loss = policyLoss + ValueCoef * valueLoss + _klCoef * kl - EntropyCoef * entropy;
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();

            var measured = kl.item<float>();
            if (measured > 1.5 * TargetKl)
                _klCoef *= 2;
            else if (measured < TargetKl / 1.5)
                _klCoef /= 2;
        }
    }
}
