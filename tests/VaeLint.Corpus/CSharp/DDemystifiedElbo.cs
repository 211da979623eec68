// style: blog-post Lightning VAE: Normal likelihood with a learned log scale summed over the image, Monte Carlo KL from log_prob differences, (kl - recon).mean()
// case TrainingStep: not measured
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DDemystifiedElbo;

public sealed class DemystifiedVae : Module<Tensor, Tensor>
{
    private readonly Sequential _encoder;
    private readonly Linear _fcMu;
    private readonly Linear _fcVar;
    private readonly Sequential _decoder;
    private readonly Parameter _logScale;

    public DemystifiedVae(long encOutDim = 512, long latentDim = 256) : base("vae")
    {
        _encoder = Sequential(Flatten(), Linear(3 * 32 * 32, encOutDim), ReLU());
        _fcMu = Linear(encOutDim, latentDim);
        _fcVar = Linear(encOutDim, latentDim);
        _decoder = Sequential(Linear(latentDim, encOutDim), ReLU(), Linear(encOutDim, 3 * 32 * 32), Unflatten(1, [3, 32, 32]));
        _logScale = Parameter(zeros(1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => _decoder.forward(_fcMu.forward(_encoder.forward(x)));

    private static Tensor GaussianLikelihood(Tensor xHat, Tensor logscale, Tensor x)
    {
        var scale = torch.exp(logscale);
        var dist = distributions.Normal(xHat, scale);
        var logPxz = dist.log_prob(x);
        return logPxz.sum([1, 2, 3]);
    }

    private static Tensor KlDivergence(Tensor z, Tensor mu, Tensor std)
    {
        var p = distributions.Normal(zeros_like(mu), ones_like(std));
        var q = distributions.Normal(mu, std);
        var logQzx = q.log_prob(z);
        var logPz = p.log_prob(z);
        var kl = logQzx - logPz;
        kl = kl.sum(-1);
        return kl;
    }

    public Tensor TrainingStep(Tensor x, Action<string, Tensor> log)
    {
        var xEncoded = _encoder.forward(x);
        var mu = _fcMu.forward(xEncoded);
        var logVar = _fcVar.forward(xEncoded);
        var std = torch.exp(logVar / 2);
        var q = distributions.Normal(mu, std);
        var z = q.rsample();
        var xHat = _decoder.forward(z);

        var reconLoss = GaussianLikelihood(xHat, _logScale, x);
        var kl = KlDivergence(z, mu, std);
        var elbo = (kl - reconLoss).mean();
        log("elbo", elbo.detach());
        log("kl", kl.mean().detach());
        return elbo;
    }
}
