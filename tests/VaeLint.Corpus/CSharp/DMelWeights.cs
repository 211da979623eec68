// style: neural vocoder with a variational encoder: mean absolute mel error times a constant of the configuration, KL per sample averaged
// case CodecLoss: R = 15/(B*D); K = 1/B; beta = D/15
// case VocoderLoss: R = 45/(B*D); K = 1/B; beta = D/45
// note: 45 may be the size of an event that is not known here (the design reads an integer of 16 or more so), so only 15 is a weight
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.DMelWeights;

public static class VocoderObjective
{
    private const double CodecMelWeight = 15.0;
    private const int MelWeight = 45;

    private static Tensor KlLoss(Tensor mean, Tensor logVar) => (0.5 * (logVar.exp() + mean.pow(2) - logVar) - 0.5).sum(1).mean();

    public static Tensor CodecLoss(Tensor melHat, Tensor mel, Tensor mean, Tensor logVar) =>
        F.l1_loss(melHat, mel) * CodecMelWeight + KlLoss(mean, logVar); //~ VAE010

    public static Tensor VocoderLoss(Tensor melHat, Tensor mel, Tensor mean, Tensor logVar)
    {
        var lossMel = F.l1_loss(mel, melHat) * MelWeight;
        var lossKl = KlLoss(mean, logVar);
        return lossMel + lossKl;
    }
}
