// style: soft actor-critic: squashed Gaussian policy with mu and log_std, twin critics, temperature loss
// case CriticLoss: not a VAE
// case ActorLoss: not a VAE
// case AlphaLoss: not a VAE
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BSacAgent;

public record Transition(Tensor State, Tensor Action, Tensor Reward, Tensor NextState, Tensor Done);

public class Actor : Module<Tensor, (Tensor action, Tensor logProb)>
{
    private readonly Sequential _net;
    private readonly Linear _mu, _logStd;

    public Actor(int obs, int act) : base("actor")
    {
        _net = Sequential(Linear(obs, 256), ReLU(), Linear(256, 256), ReLU());
        _mu = Linear(256, act);
        _logStd = Linear(256, act);
        RegisterComponents();
    }

    public override (Tensor action, Tensor logProb) forward(Tensor state)
    {
        var h = _net.forward(state);
        var mu = _mu.forward(h);
        var logStd = _logStd.forward(h).clamp(-20, 2);
        var dist = distributions.Normal(mu, logStd.exp());
        var u = dist.rsample();
        var action = u.tanh();
        var logProb = dist.log_prob(u).sum(-1, keepdim: true);
        logProb -= (2 * (Math.Log(2) - u - functional.softplus(-2 * u))).sum(-1, keepdim: true);
        return (action, logProb);
    }
}

public class SoftActorCritic(Actor actor, Module<Tensor, Tensor, Tensor> q1, Module<Tensor, Tensor, Tensor> q2,
    Module<Tensor, Tensor, Tensor> q1Target, Module<Tensor, Tensor, Tensor> q2Target, Tensor logAlpha)
{
    public double Gamma { get; init; } = 0.99;

    public double TargetEntropy { get; init; } = -6;

    public Tensor CriticLoss(Transition t)
    {
        Tensor y;
        using (no_grad())
        {
            var (next, logp) = actor.forward(t.NextState);
            var qNext = minimum(q1Target.forward(t.NextState, next), q2Target.forward(t.NextState, next)) - logAlpha.exp() * logp;
            y = t.Reward + Gamma * (1 - t.Done) * qNext;
        }

        return functional.mse_loss(q1.forward(t.State, t.Action), y) + functional.mse_loss(q2.forward(t.State, t.Action), y);
    }

    public Tensor ActorLoss(Transition t)
    {
        var (action, logp) = actor.forward(t.State);
        var q = minimum(q1.forward(t.State, action), q2.forward(t.State, action));
        return (logAlpha.exp().detach() * logp - q).mean();
    }

    public Tensor AlphaLoss(Transition t)
    {
        var (_, logp) = actor.forward(t.State);
        return -(logAlpha.exp() * (logp + TargetEntropy).detach()).mean();
    }
}
