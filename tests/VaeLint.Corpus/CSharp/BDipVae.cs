// style: DIP-VAE: balanced sums over everything plus covariance penalties at their own scale, keyword-style named arguments
// case loss_function: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BDipVae;

public class DIPVAE
{
    private readonly double lambda_diag;
    private readonly double lambda_offdiag;

    public DIPVAE(double lambda_diag = 10.0, double lambda_offdiag = 5.0)
    {
        this.lambda_diag = lambda_diag;
        this.lambda_offdiag = lambda_offdiag;
    }

    public Tensor loss_function(Tensor recons, Tensor input, Tensor mu, Tensor log_var)
    {
        var recons_loss = F.mse_loss(target: input, input: recons, reduction: nn.Reduction.Sum);
        var kld_loss = torch.sum(-0.5 * torch.sum(1 + log_var - mu.pow(2) - log_var.exp(), dim: 1));

        // DIP loss
        var centered_mu = mu - mu.mean(dimensions: [0], keepdim: true);
        var cov_mu = centered_mu.t().matmul(centered_mu).div(mu.shape[0] - 1);
        var cov_z = cov_mu + torch.mean(torch.diag_embed(log_var.exp()), [0]);
        var cov_diag = torch.diag(cov_z);
        var cov_offdiag = cov_z - torch.diag(cov_diag);
        var dip_loss = lambda_offdiag * torch.sum(cov_offdiag.pow(2)) + lambda_diag * torch.sum((cov_diag - 1).pow(2));

        return recons_loss + kld_loss + dip_loss;
    }
}
