// style: every right pair of sample and divergence that people write: softplus, std, variance, clamped and halved log-variances, chunks, a learned prior, in-place noise
// case Softplus: not measured
// case Std: not measured
// case Variance: not measured
// case Chunked: not measured
// case Prior: not measured
// case OldStyle: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EReadingsThatAgree;

public sealed class ReadingsThatAgree(Linear decoder)
{
    private Tensor Nll(Tensor z, Tensor x) => F.binary_cross_entropy_with_logits(decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];

    public Tensor Softplus(Tensor mu, Tensor raw, Tensor x)
    {
        var sigma = F.softplus(raw) + 1e-5;
        var z = mu + sigma * torch.randn_like(sigma);
        return Nll(z, x) + (0.5 * (mu.square() + sigma.square() - 1) - torch.log(sigma)).sum(1).mean();
    }

    public Tensor Std(Tensor mu, Tensor logvar, Tensor x)
    {
        var std = (logvar * 0.5).exp();
        var z = torch.randn_like(std).mul(std).add(mu);
        return Nll(z, x) + 0.5 * (mu.square() + std.square() - 1 - 2 * std.log()).sum(1).mean();
    }

    public Tensor Variance(Tensor mu, Tensor std, Tensor x)
    {
        // the name is wrong, the use is not
        var z = mu + std.sqrt() * torch.randn_like(mu);
        return Nll(z, x) + 0.5 * (mu.square() + std - 1 - std.log()).sum(1).mean();
    }

    public Tensor Chunked(Tensor moments, Tensor x)
    {
        var halves = moments.chunk(2, 1);
        var (mean, logvar) = (halves[0], halves[1].clamp(-30.0, 20.0));
        var z = mean + torch.exp(0.5 * logvar) * torch.randn(mean.shape);
        return Nll(z, x) + 0.5 * torch.sum(torch.pow(mean, 2) + torch.exp(logvar) - 1.0 - logvar, 1).mean();
    }

    public Tensor Prior(Tensor mq, Tensor lq, Tensor mp, Tensor lp, Tensor x)
    {
        var z = mq + (lq / 2).exp() * torch.randn_like(mq);
        var kl = 0.5 * (lp - lq + (lq.exp() + (mq - mp).square()) / lp.exp() - 1);
        return Nll(z, x) + kl.sum(1).mean();
    }

    public Tensor OldStyle(Tensor mu, Tensor logstd, Tensor x)
    {
        var eps = torch.empty_like(mu).normal_();
        var z = mu.addcmul(eps, logstd.exp(), 1);
        return Nll(z, x) - 0.5 * (1 + 2 * logstd - mu.square() - (2 * logstd).exp()).sum(1).mean();
    }
}
