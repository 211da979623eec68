// style: InfoVAE: balanced ELBO with (1 - alpha) on the KL plus (alpha + lambda - 1) * MMD, switch statement over kernels
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BInfoVae;

public enum MmdKernel { Rbf, InverseMultiquadratic }

public class InfoVaeLoss
{
    public double Alpha { get; init; } = 0.5;
    public double Lambda { get; init; } = 10;
    public MmdKernel Kernel { get; init; } = MmdKernel.Rbf;

    public Tensor Loss(Tensor xHat, Tensor x, Tensor z, Tensor mu, Tensor logVar)
    {
        var n = x.shape[0];
        var reconstruction = functional.mse_loss(xHat, x, Reduction.Sum) / n;
        var kl = -0.5 * (1 + logVar - mu.square() - logVar.exp()).sum() / n;
        var mmd = MaximumMeanDiscrepancy(z, randn_like(z));
        return reconstruction + (1 - Alpha) * kl + (Alpha + Lambda - 1) * mmd;
    }

    private Tensor MaximumMeanDiscrepancy(Tensor a, Tensor b) => Mean(a, a) + Mean(b, b) - 2 * Mean(a, b);

    private Tensor Mean(Tensor a, Tensor b)
    {
        var d = (a.unsqueeze(1) - b.unsqueeze(0)).pow(2).sum(2);
        var dim = (double)a.shape[1];
        switch (Kernel)
        {
            case MmdKernel.Rbf:
                return (-d / (2 * dim)).exp().mean();
            case MmdKernel.InverseMultiquadratic:
                return (2 * dim / (2 * dim + d)).mean();
            default:
                throw new InvalidOperationException();
        }
    }
}
