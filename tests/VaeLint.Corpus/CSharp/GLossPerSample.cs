// style: a training script in which the loss keeps one value per sample, some of which forget to average it before backward()
// case Forgotten: not measured
// case Inline: not measured
// case Flattened: not measured
// case FromHelper: not measured
// case Weighted: not measured
// case Averaged: not measured
// case Summed: not measured
// case Seeded: not measured
// case OneByOne: not measured
// case Scores: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.GLossPerSample;

public static class Script
{
    public static void Forgotten(Tensor logits, Tensor x, Tensor mu, Tensor logVar, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None).sum(1);
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        var loss = bce + kld;
        loss.backward(); //~ VAE302
        optimizer.step();
    }

    public static void Inline(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var squared = (decoded - x).pow(2).sum(1);
        (0.5 * squared - 0.5 * (1 + logVar - mu.square() - logVar.exp()).sum(1)).backward(); //~ VAE302
    }

    public static void Flattened(Tensor decoded, Tensor images, Tensor mu, Tensor logVar)
    {
        var nll = F.mse_loss(decoded, images, Reduction.None).flatten(1).sum(1);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1);
        var objective = nll + kl;
        objective.backward(); //~ VAE302
    }

    public static void FromHelper(Tensor logits, Tensor x, Tensor mu, Tensor logVar, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var loss = Scores(logits, x, mu, logVar);
        loss.backward(); //~ VAE302
        optimizer.step();
    }

    public static void Weighted(Tensor logits, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None).sum([1]);
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum([1]);
        var loss = bce.add(kld * beta);
        loss.backward(); //~ VAE302
    }

    public static void Averaged(Tensor logits, Tensor x, Tensor mu, Tensor logVar, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var loss = Scores(logits, x, mu, logVar);
        Console.WriteLine(loss.max().item<float>());
        loss.mean().backward();
        optimizer.step();
    }

    public static void Summed(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var loss = Scores(logits, x, mu, logVar);
        (loss.sum() / x.shape[0]).backward();
    }

    /// <summary>A vector with its gradient is what autograd asks for.</summary>
    public static void Seeded(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var loss = Scores(logits, x, mu, logVar);
        loss.backward([ones_like(loss) / x.shape[0]]);
    }

    /// <summary>One sample after the other, for gradients per sample.</summary>
    public static void OneByOne(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var losses = Scores(logits, x, mu, logVar);
        for (var i = 0; i < losses.shape[0]; i++)
        {
            losses[i].backward(retain_graph: true);
        }
    }

    public static Tensor Scores(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None).sum(1);
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return bce + kld;
    }
}
