// style: evidential regression: Student-t likelihood of the normal-inverse-gamma head and an evidence regulariser
// case Loss: not a VAE
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DEvidentialRegression;

public static class EvidentialLoss
{
    public static Tensor Loss(Tensor y, Tensor gamma, Tensor nu, Tensor alpha, Tensor beta, double coefficient = 0.01)
    {
        var omega = 2 * beta * (1 + nu);
        var nll = 0.5 * torch.log(Math.PI / nu)
            - alpha * torch.log(omega)
            + (alpha + 0.5) * torch.log(nu * (y - gamma).pow(2) + omega)
            + torch.lgamma(alpha)
            - torch.lgamma(alpha + 0.5);
        var regulariser = (y - gamma).abs() * (2 * nu + alpha);
        return nll.mean() + coefficient * regulariser.mean();
    }
}
