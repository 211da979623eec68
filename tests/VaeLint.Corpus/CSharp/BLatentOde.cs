// style: latent ODE demo: log p(x|z) summed over time and features, analytic KL per trajectory, mean of (-logpx + kl) over the batch
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BLatentOde;

public static class LatentOdeLoss
{
    private static Tensor LogNormalPdf(Tensor x, Tensor mean, Tensor logvar)
    {
        var c = Math.Log(2 * Math.PI);
        return -.5 * (c + logvar + (x - mean).pow(2) / torch.exp(logvar));
    }

    private static Tensor NormalKl(Tensor mu1, Tensor lv1, Tensor mu2, Tensor lv2)
    {
        var v1 = torch.exp(lv1);
        var v2 = torch.exp(lv2);
        var lstd1 = lv1 / 2;
        var lstd2 = lv2 / 2;
        return lstd2 - lstd1 + (v1 + (mu1 - mu2).pow(2)) / (2 * v2) - .5;
    }

    public static Tensor Loss(Tensor predX, Tensor sampTrajs, Tensor qz0Mean, Tensor qz0Logvar, double noiseStd = .3)
    {
        var noiseLogvar = full_like(predX, 2 * Math.Log(noiseStd));
        var logpx = LogNormalPdf(sampTrajs, predX, noiseLogvar).sum(-1).sum(-1);
        var pz0Mean = zeros_like(qz0Mean);
        var pz0Logvar = zeros_like(qz0Mean);
        var analyticKl = NormalKl(qz0Mean, qz0Logvar, pz0Mean, pz0Logvar).sum(-1);
        return torch.mean(-logpx + analyticKl, [0]);
    }
}
