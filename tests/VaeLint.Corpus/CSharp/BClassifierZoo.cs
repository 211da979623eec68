// style: static class of classification losses: label smoothing by hand, focal loss, symmetric cross entropy, elastic net penalty
// case LabelSmoothing: not a VAE
// case Focal: not a VAE
// case SymmetricCrossEntropy: not a VAE
// case ElasticNet: not a VAE
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BClassifierZoo;

public static class ClassificationLosses
{
    public static Tensor LabelSmoothing(Tensor logits, Tensor labels, double epsilon = 0.1)
    {
        var logProb = functional.log_softmax(logits, -1);
        var nll = -logProb.gather(-1, labels.unsqueeze(1)).squeeze(1);
        var smooth = -logProb.mean([-1]);
        return ((1 - epsilon) * nll + epsilon * smooth).mean();
    }

    public static Tensor Focal(Tensor logits, Tensor targets, double alpha = 0.25, double gamma = 2)
    {
        var p = sigmoid(logits);
        var ce = functional.binary_cross_entropy_with_logits(logits, targets, reduction: Reduction.None);
        var pt = p * targets + (1 - p) * (1 - targets);
        var loss = ce * (1 - pt).pow(gamma);
        var alphaT = alpha * targets + (1 - alpha) * (1 - targets);
        return (alphaT * loss).mean();
    }

    public static Tensor SymmetricCrossEntropy(Tensor logits, Tensor labels, int classes, double a = 0.1, double b = 1.0)
    {
        var ce = functional.cross_entropy(logits, labels);
        var pred = functional.softmax(logits, 1).clamp(1e-7, 1.0);
        var oneHot = functional.one_hot(labels, classes).to(float32).clamp(1e-4, 1.0);
        var rce = -(pred * log(oneHot)).sum(1);
        return a * ce + b * rce.mean();
    }

    public static Tensor ElasticNet(Linear model, Tensor x, Tensor y, double l1 = 1e-3, double l2 = 1e-4)
    {
        var loss = functional.mse_loss(model.forward(x), y);
        var penalties = new List<Tensor>();
        foreach (var (name, p) in model.named_parameters())
        {
            if (name.EndsWith("bias"))
            {
                continue;
            }

            penalties.Add(l1 * p.abs().sum() + l2 * p.square().sum());
        }

        foreach (var penalty in penalties)
        {
            loss += penalty;
        }

        return loss;
    }
}
