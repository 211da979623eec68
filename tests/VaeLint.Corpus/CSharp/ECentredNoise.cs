// style: motion VAE whose noise is drawn between -1 and 1, in a sampler class of its own; the sampler with normal noise beside it
// case Step: not measured
// case NormalStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ECentredNoise;

public sealed class MotionVae(Linear mean, Linear logVariance, Linear decoder)
{
    private Tensor Objective(Tensor z, Tensor poses, Tensor mu, Tensor logVar)
    {
        var nll = F.mse_loss(decoder.call(z), poses, Reduction.Sum) / poses.shape[0];
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
        return nll + kl;
    }

    public Tensor Step(Tensor h, Tensor poses)
    {
        var (mu, logVar) = (mean.call(h), logVariance.call(h));
        var noise = 2 * torch.rand_like(mu) - 1; //~ VAE104
        return Objective(mu + noise * (logVar / 2).exp(), poses, mu, logVar);
    }

    public Tensor NormalStep(Tensor h, Tensor poses)
    {
        var (mu, logVar) = (mean.call(h), logVariance.call(h));
        var noise = torch.randn_like(mu);
        return Objective(mu + noise * (logVar / 2).exp(), poses, mu, logVar);
    }
}
