// style: masked image modelling and a language-model head: mean squared error over masked patches, token cross entropy, mixture-of-experts balance loss
// case PatchLoss: not a VAE
// case LanguageModelLoss: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BMaskedAutoencoder;

public static class PretrainingLosses
{
    public static Tensor PatchLoss(Tensor patches, Tensor prediction, Tensor mask, bool normalise = true)
    {
        var target = patches;
        if (normalise)
        {
            var mean = target.mean([-1], keepdim: true);
            var variance = target.var(-1, keepdim: true);
            target = (target - mean) / (variance + 1e-6).sqrt();
        }

        var loss = (prediction - target).pow(2).mean([-1]);
        return (loss * mask).sum() / mask.sum();
    }

    public static Tensor LanguageModelLoss(Tensor logits, Tensor tokens, Tensor gates, Tensor zLogits, double balance = 0.01, double zWeight = 1e-3)
    {
        var (batch, length, vocabulary) = (logits.shape[0], logits.shape[1], logits.shape[2]);
        var shifted = logits.narrow(1, 0, length - 1).reshape(-1, vocabulary);
        var targets = tokens.narrow(1, 1, length - 1).reshape(-1);
        var ce = F.cross_entropy(shifted, targets, ignore_index: -100);

        var experts = gates.shape[1];
        var importance = gates.mean([0]);
        var auxiliary = experts * (importance * importance).sum();
        var zLoss = logsumexp(zLogits, -1).pow(2).mean();
        return ce + balance * auxiliary + zWeight * zLoss;
    }
}
