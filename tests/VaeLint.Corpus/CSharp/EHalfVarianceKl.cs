// style: experiment with a "uniform" prior: the variance in the KL got a factor of one half and a constant that does nothing
// case LossFunctionUniform: not measured
// note: the minimum over the log variance moves from 0 to log 2
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EHalfVarianceKl;

public static class UniformExperiment
{
    public static Tensor LossFunctionUniform(Tensor reconX, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = F.binary_cross_entropy(reconX, x, reduction: Reduction.Sum);
        var klLoss = -0.5 * torch.sum(1 + logVar - 0.5 * Math.Log(1.0) - mu.pow(2) - 0.5 * logVar.exp()); //~ VAE101
        return bce + klLoss;
    }
}
