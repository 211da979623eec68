// style: variational text embedding for retrieval: hard-negative triplet and cosine losses plus a small KL; nothing is reconstructed
// case Hybrid: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DTextImageTriplet;

public sealed class TranslatorObjective(double alpha, double kldWeight, double margin = 0.2)
{
    private Tensor Triplet(Tensor predicted, Tensor target)
    {
        var scores = mm(predicted, target.t());
        var positive = scores.diagonal().unsqueeze(1);
        var negative = scores - eye(scores.shape[0]) * 2;
        var hardest = negative.amax([1L], keepdim: true);
        return functional.relu(margin - positive + hardest).mean();
    }

    public Tensor Hybrid(Tensor predictedEmbeddings, Tensor imageBatch, Tensor textMu, Tensor textLogVar)
    {
        var target = functional.normalize(imageBatch, p: 2, dim: 1);
        var lossTriplet = Triplet(predictedEmbeddings, target);
        var lossPure = (1 - functional.cosine_similarity(predictedEmbeddings, target)).mean();
        var hybridLoss = alpha * lossTriplet + (1 - alpha) * lossPure;

        var kldLoss = -0.5 * torch.sum(1 + textLogVar - textMu.pow(2) - textLogVar.exp());
        kldLoss = kldLoss / predictedEmbeddings.size(0);
        return hybridLoss + kldWeight * kldLoss;
    }
}
