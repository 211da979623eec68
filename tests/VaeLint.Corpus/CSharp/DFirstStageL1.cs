// style: first stage of latent diffusion: absolute error with a learned log variance, optional perceptual module, both sums over the batch size, kl_weight 1e-6
// case Forward: R = 1/B; K = 1e-6/B; beta = 1e-6
// note: explicit weight on balanced terms
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFirstStageL1;

public sealed class DiagonalGaussian
{
    public DiagonalGaussian(Tensor parameters)
    {
        var halves = parameters.chunk(2, 1);
        Mean = halves[0];
        LogVar = halves[1].clamp(-30, 20);
        Var = exp(LogVar);
    }

    public Tensor Mean { get; }

    public Tensor LogVar { get; }

    public Tensor Var { get; }

    public Tensor Kl() => 0.5 * torch.sum(torch.pow(Mean, 2) + Var - 1.0 - LogVar, [1, 2, 3]);
}

public sealed class KlAutoencoderCriterion
{
    private readonly double _klWeight;
    private readonly double _perceptualWeight;
    private readonly Module<Tensor, Tensor, Tensor>? _lpips;
    private readonly Parameter _logvar = Parameter(zeros(1));

    public KlAutoencoderCriterion(double klWeight = 1e-6, double perceptualWeight = 0.0, Module<Tensor, Tensor, Tensor>? lpips = null)
    {
        _klWeight = klWeight;
        _perceptualWeight = perceptualWeight;
        _lpips = lpips;
    }

    public Tensor Forward(Tensor inputs, Tensor reconstructions, DiagonalGaussian posteriors)
    {
        var recLoss = torch.abs(inputs.contiguous() - reconstructions.contiguous());
        if (_lpips is not null && _perceptualWeight > 0)
        {
            var pLoss = _lpips.call(inputs.contiguous(), reconstructions.contiguous());
            recLoss = recLoss + _perceptualWeight * pLoss;
        }

        var nllLoss = recLoss / torch.exp(_logvar) + _logvar;
        nllLoss = torch.sum(nllLoss) / nllLoss.shape[0];
        var klLoss = posteriors.Kl();
        klLoss = torch.sum(klLoss) / klLoss.shape[0];
        return nllLoss + _klWeight * klLoss;
    }
}
