// style: end-to-end speech synthesis: mel error times 45, a flow-prior KL over the frames of the mask divided by its sum, adversarial and duration terms
// case GeneratorLoss: not measured
// note: the KL is divided by mask.sum(), which is no product of sizes
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DVitsGenerator;

public sealed class HParams
{
    public double CMel { get; init; } = 45;

    public double CKl { get; init; } = 1.0;
}

public static class SynthesisLosses
{
    public static Tensor KlLoss(Tensor zP, Tensor logsQ, Tensor mP, Tensor logsP, Tensor zMask)
    {
        var kl = logsP - logsQ - 0.5;
        kl = kl + 0.5 * (zP - mP).pow(2) * torch.exp(-2.0 * logsP);
        kl = torch.sum(kl * zMask);
        return kl / torch.sum(zMask);
    }

    public static Tensor FeatureLoss(IReadOnlyList<Tensor> real, IReadOnlyList<Tensor> generated)
    {
        Tensor loss = zeros(1);
        for (var i = 0; i < real.Count; i++)
        {
            loss = loss + torch.mean(torch.abs(real[i].detach() - generated[i]));
        }

        return loss * 2;
    }

    public static Tensor GeneratorLoss(
        HParams hps, Tensor yMel, Tensor yHatMel, Tensor zP, Tensor logsQ, Tensor mP, Tensor logsP, Tensor zMask, Tensor lLength,
        Tensor discGenerated, IReadOnlyList<Tensor> fmapReal, IReadOnlyList<Tensor> fmapGenerated)
    {
        var lossDur = torch.sum(lLength);
        var lossMel = functional.l1_loss(yMel, yHatMel) * hps.CMel;
        var lossKl = KlLoss(zP, logsQ, mP, logsP, zMask) * hps.CKl;
        var lossFm = FeatureLoss(fmapReal, fmapGenerated);
        var lossGen = torch.mean((1 - discGenerated).pow(2));
        return lossGen + lossFm + lossMel + lossDur + lossKl;
    }
}
