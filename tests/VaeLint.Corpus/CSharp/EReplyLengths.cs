// style: dialogue model: token losses summed per reply and divided by a tensor of lengths, KL between recognition and prior network, cyclic weight per epoch
// case TurnLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EReplyLengths;

public sealed class DialogueCvae
{
    public Tensor TurnLoss(Tensor tokenLogits, Tensor target, long[] sentenceLength, (Tensor Mean, Tensor LogVar) posterior, (Tensor Mean, Tensor LogVar) prior, int epochIdx)
    {
        var loss = F.cross_entropy(tokenLogits.view(-1, tokenLogits.size(-1)), target.contiguous().view(-1), reduction: Reduction.None);
        loss = loss.reshape(target.shape);
        var length = torch.as_tensor(sentenceLength).to_type(ScalarType.Float32) - 1;
        loss = loss.sum(dim: 1) / length;
        var kld = 0.5 * torch.sum(
            prior.LogVar - posterior.LogVar - 1 + torch.exp(posterior.LogVar) / torch.exp(prior.LogVar) +
            (prior.Mean - posterior.Mean).pow(2) / torch.exp(prior.LogVar), dim: 1);
        var kldCoef = epochIdx % 10 < 5 ? 0.2 * (epochIdx % 10) : 1;
        return loss.mean() + kldCoef * kld.mean();
    }
}
