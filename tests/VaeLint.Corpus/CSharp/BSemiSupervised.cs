// style: Kingma's M2: labelled ELBO, unlabelled ELBO marginalised over classes with q(y|x), alpha * classification cross entropy
// case Labelled: not measured
// case Unlabelled: not measured
// case Total: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BSemiSupervised;

public interface IM2
{
    Tensor Classify(Tensor x);
    (Tensor logits, Tensor mu, Tensor logvar) Reconstruct(Tensor x, Tensor yOneHot);
}

public class SemiSupervisedObjective(IM2 model, int classes, double alpha)
{
    // -L(x, y): one value per sample
    public Tensor Labelled(Tensor x, Tensor y)
    {
        var (logits, mu, logvar) = model.Reconstruct(x, y);
        var likelihood = -F.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.None).sum(-1);
        var prior = -Math.Log(classes);
        var kl = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(-1);
        return -(likelihood + prior - kl);
    }

    public Tensor Unlabelled(Tensor u)
    {
        var q = F.softmax(model.Classify(u), -1);
        var entropy = -(q * (q + 1e-8).log()).sum(-1);
        var expected = zeros(u.shape[0]);
        for (int k = 0; k < classes; k++)
        {
            var y = F.one_hot(full(u.shape[0], k, dtype: int64), classes).to(float32);
            expected = expected + q.select(1, k) * Labelled(u, y);
        }

        return expected - entropy;
    }

    public Tensor Total(Tensor x, Tensor labels, Tensor u)
    {
        var y = F.one_hot(labels, classes).to(float32);
        var supervised = Labelled(x, y).mean();
        var unsupervised = Unlabelled(u).mean();
        var classification = F.cross_entropy(model.Classify(x), labels);
        return supervised + alpha * classification + unsupervised;
    }
}
