// style: latent diffusion port: a posterior object with clamped log variance whose Kl is a zero when it is deterministic; sums over the batch, or a pixel mean
// case FirstStage: R = 1/B; K = 0.000001/B; beta = 0.000001
// case PixelMean: R = 1/(B*D); K = 0.000001/B; beta = 0.000001*D
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.EDeterministicPosterior;

public sealed class DiagonalGaussianDistribution
{
    private readonly Tensor _mean;
    private readonly Tensor _logVar;
    private readonly Tensor _var;
    private readonly bool _deterministic;

    public DiagonalGaussianDistribution(Tensor mean, Tensor logVar, bool deterministic = false)
    {
        _mean = mean;
        _logVar = torch.clamp(logVar, -30.0, 20.0);
        _deterministic = deterministic;
        _var = torch.exp(_logVar);
        if (_deterministic)
        {
            _var = torch.zeros_like(_mean);
        }
    }

    public Tensor Kl()
    {
        if (_deterministic)
        {
            return torch.zeros(1, dtype: _mean.dtype);
        }

        return 0.5 * torch.sum(torch.pow(_mean, 2) + _var - 1.0 - _logVar, [1, 2, 3]);
    }
}

public sealed class FirstStageLoss
{
    private const double KlWeight = 0.000001;

    public Tensor FirstStage(Tensor inputs, Tensor reconstructions, Tensor mean, Tensor logVar)
    {
        var posterior = new DiagonalGaussianDistribution(mean, logVar);
        var recLoss = torch.abs(inputs.contiguous() - reconstructions.contiguous());
        var nllLoss = torch.sum(recLoss) / recLoss.shape[0];
        var klLoss = posterior.Kl();
        klLoss = torch.sum(klLoss) / klLoss.shape[0];
        return nllLoss + KlWeight * klLoss;
    }

    public Tensor PixelMean(Tensor inputs, Tensor reconstructions, Tensor mean, Tensor logVar)
    {
        var posterior = new DiagonalGaussianDistribution(mean, logVar);
        var recLoss = torch.abs(inputs.contiguous() - reconstructions.contiguous()).mean();
        var klLoss = posterior.Kl();
        klLoss = torch.sum(klLoss) / klLoss.shape[0];
        return recLoss + KlWeight * klLoss; //~ VAE010
    }
}
