// style: old Keras scripts: epsilon_std = 0.01 while the KL assumes 1, as a constant and as an argument of normal; one, and a temperature that only generation uses
// case Loss: not measured
// case Drawn: not measured
// case UnitLoss: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EEpsilonStd;

public sealed class EpsilonStd(Linear zMean, Linear zLogVar, Linear decoder)
{
    private const double Std = 0.01;
    private const double UnitStd = 1.0;

    private static Tensor Objective(Tensor logits, Tensor x, Tensor mean, Tensor logVar) =>
        F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0] - 0.5 * (1 + logVar - mean.square() - logVar.exp()).sum(1).mean();

    public Tensor Loss(Tensor h, Tensor x)
    {
        var (mean, logVar) = (zMean.call(h), zLogVar.call(h));
        var epsilon = torch.randn_like(mean) * Std; //~ VAE104
        return Objective(decoder.call(mean + torch.exp(logVar / 2) * epsilon), x, mean, logVar);
    }

    public Tensor Drawn(Tensor h, Tensor x)
    {
        var (mean, logVar) = (zMean.call(h), zLogVar.call(h));
        var epsilon = torch.empty_like(mean).normal_(0.0, 0.01); //~ VAE104
        return Objective(decoder.call(mean + torch.exp(logVar / 2) * epsilon), x, mean, logVar);
    }

    public Tensor UnitLoss(Tensor h, Tensor x)
    {
        var (mean, logVar) = (zMean.call(h), zLogVar.call(h));
        var epsilon = torch.randn_like(mean) * UnitStd;
        return Objective(decoder.call(mean + torch.exp(logVar / 2) * epsilon), x, mean, logVar);
    }

    public Tensor Generate(Tensor h) => decoder.call(zMean.call(h) + 0.7 * torch.exp(zLogVar.call(h) / 2) * torch.randn(1, 2));
}
