// style: classifier on top of a VAE code: a switch of the batch kind picks terms, labelled batches add a cross entropy, both kinds share a summed reconstruction over the batch
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ELabelledBatches;

public enum BatchKind
{
    Unlabelled,
    Labelled,
    LabelsOnly,
}

public sealed class SharedCodeClassifier
{
    public Tensor Loss(BatchKind kind, Tensor recon, Tensor x, Tensor mu, Tensor logvar, Tensor classLogits, Tensor? labels)
    {
        Tensor Elbo() => F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] - 0.5 * (1 + logvar - mu.square() - logvar.exp()).sum() / x.shape[0];

        switch (kind)
        {
            case BatchKind.Unlabelled:
                return Elbo();
            case BatchKind.LabelsOnly when labels is not null:
                return F.cross_entropy(classLogits, labels);
            case BatchKind.Labelled when labels is not null:
                return Elbo() + 10 * F.cross_entropy(classLogits, labels);
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }
}
