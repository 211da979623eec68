// style: vanilla policy gradient with categorical policy, entropy bonus by hand, sampled (detached) actions, k3 KL estimate for early stopping only
// case PolicyLoss: not a VAE
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BPolicyGradientEntropy;

public class Reinforce
{
    readonly nn.Module<Tensor, Tensor> net;
    readonly float entropyCoef;

    public Reinforce(nn.Module<Tensor, Tensor> net, float entropyCoef = 0.01f)
    {
        this.net = net;
        this.entropyCoef = entropyCoef;
    }

    public (Tensor action, Tensor logProb) Act(Tensor obs)
    {
        using var ng = no_grad();
        var probs = F.softmax(net.forward(obs), -1);
        var action = multinomial(probs, 1);
        return (action.squeeze(-1), probs.gather(-1, action).log().squeeze(-1));
    }

    public Tensor PolicyLoss(Tensor obs, Tensor actions, Tensor oldLogProb, Tensor advantage, out bool stop)
    {
        var logits = F.log_softmax(net.forward(obs), -1);
        var logProb = logits.gather(-1, actions.unsqueeze(-1)).squeeze(-1);
        var entropy = -(logits.exp() * logits).sum(-1).mean();

        var normalized = (advantage - advantage.mean()) / (advantage.std() + 1e-8f);
        var loss = -(logProb * normalized.detach()).mean() - entropyCoef * entropy;

        var logRatio = (logProb - oldLogProb).detach();
        var approxKl = (logRatio.exp() - 1 - logRatio).mean();
        stop = approxKl.item<float>() > 0.03f;
        return loss;
    }
}
