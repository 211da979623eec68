// style: ladder: the lower posterior is a precision-weighted mean of what the encoder and the level above say; the upper KL against N(0, I), the lower one against the level above; binary or squared likelihood by a constructor argument
// case Loss: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HPrecisionFusion;

public sealed record LadderMoments(Tensor Mu, Tensor LogVar);

public sealed class PrecisionLadder(Linear decoder, Func<Tensor, LadderMoments> topDown, bool binary)
{
    private static Tensor Sample(LadderMoments m) => m.Mu + (0.5 * m.LogVar).exp() * torch.randn_like(m.LogVar);

    private static LadderMoments Fuse(LadderMoments up, LadderMoments down)
    {
        var upPrecision = up.LogVar.exp().reciprocal();
        var downPrecision = down.LogVar.exp().reciprocal();
        var total = upPrecision + downPrecision;
        return new LadderMoments((up.Mu * upPrecision + down.Mu * downPrecision) / total, total.reciprocal().log());
    }

    public Tensor Loss(Tensor x, LadderMoments high, LadderMoments lowFromEncoder)
    {
        var down = topDown(Sample(high));
        var low = Fuse(lowFromEncoder, down);
        var output = decoder.call(Sample(low));
        var recon = binary
            ? F.binary_cross_entropy_with_logits(output, x, reduction: Reduction.None).flatten(1).sum(1)
            : (output - x).pow(2).flatten(1).sum(1);
        var klHigh = -0.5 * (1 + high.LogVar - high.Mu.pow(2) - high.LogVar.exp()).sum(1);
        var klLow = 0.5 * (down.LogVar - low.LogVar + (low.LogVar.exp() + (low.Mu - down.Mu).pow(2)) / down.LogVar.exp() - 1).sum(1);
        return (recon + klHigh + klLow).mean();
    }
}
