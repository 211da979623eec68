// style: DIP-VAE: the variance in the covariance term is exp(2 log-variance); then with the variance itself
// case Loss: not measured
// case RightLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EDipCovariance;

public sealed class DipVae
{
    private readonly double _lambdaDiagonal = 0.05;

    private static Tensor Kl(Tensor mu, Tensor logVar) => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();

    public Tensor Loss(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var z = mu + torch.randn_like(mu) * torch.exp(0.5 * logVar);
        var recon = F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var centered = mu - mu.mean([1], keepdim: true);
        var covariance = centered.t().matmul(centered);
        var variance = torch.diag(covariance) + torch.mean((2 * logVar).exp(), [0L]); //~ VAE102
        var penalty = _lambdaDiagonal * (variance - 1).pow(2).sum();
        return recon + Kl(mu, logVar) + penalty + 0 * z.sum();
    }

    public Tensor RightLoss(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var centered = mu - mu.mean([0], keepdim: true);
        var covariance = centered.t().matmul(centered) / x.shape[0];
        var variance = torch.diag(covariance) + torch.mean(logVar.exp(), [0L]);
        var penalty = _lambdaDiagonal * (variance - 1).pow(2).sum();
        return recon + Kl(mu, logVar) + penalty;
    }
}
