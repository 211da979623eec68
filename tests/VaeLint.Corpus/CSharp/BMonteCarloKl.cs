// style: log q(z|x) - log p(z) from Normal.log_prob, everything per sample, minus ELBO averaged
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace VaeLint.Corpus.BMonteCarloKl;

public abstract class Decoder
{
    public abstract Tensor Logits(Tensor z);
}

public class MonteCarloVae(Decoder decoder)
{
    public Tensor Loss(Tensor x, Tensor mu, Tensor sigma)
    {
        var q = Normal(mu, sigma);
        var p = Normal(zeros_like(mu), ones_like(sigma));
        var z = q.rsample();

        var logits = decoder.Logits(z);
        var logPx = -nn.functional.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.None).flatten(1).sum(-1);
        var logRatio = (q.log_prob(z) - p.log_prob(z)).sum(-1);
        var elbo = logPx - logRatio;
        return -elbo.mean();
    }
}
