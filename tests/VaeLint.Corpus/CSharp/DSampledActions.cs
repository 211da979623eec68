// style: offline RL with a density model: several latent samples per action, the error averaged over samples and action axes, KL averaged per sample
// case ElboLoss: not measured
// note: one of the averaged axes is a sample axis made by repeat and permute, so the relation is unknown
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DSampledActions;

public abstract class DensityModel
{
    protected abstract (Tensor Mean, Tensor Std) Encode(Tensor state, Tensor action);

    protected abstract Tensor Decode(Tensor state, Tensor z);

    public Tensor ElboLoss(Tensor state, Tensor action, double beta, int numSamples = 1)
    {
        var (mean, std) = Encode(state, action);
        var meanS = mean.repeat(numSamples, 1, 1).permute(1, 0, 2);
        var stdS = std.repeat(numSamples, 1, 1).permute(1, 0, 2);
        var z = meanS + stdS * randn_like(stdS);

        state = state.repeat(numSamples, 1, 1).permute(1, 0, 2);
        action = action.repeat(numSamples, 1, 1).permute(1, 0, 2);
        var u = Decode(state, z);

        var reconLoss = (u - action).pow(2).mean([1L, 2L]);
        var klLoss = -0.5 * (1 + torch.log(std.pow(2)) - mean.pow(2) - std.pow(2)).mean([-1L]);
        return (reconLoss + beta * klLoss).mean();
    }
}
