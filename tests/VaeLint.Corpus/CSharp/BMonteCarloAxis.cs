// style: several posterior samples per input: expand over a leading sample axis, mean over samples, closed-form KL without that axis
// case NegativeElbo: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BMonteCarloAxis;

public class MultiSampleVae : Module<Tensor, Tensor>
{
    private readonly Linear encoder, decoder;
    private readonly int latent;

    public MultiSampleVae(int features, int latent) : base("multi")
    {
        this.latent = latent;
        encoder = Linear(features, 2 * latent);
        decoder = Linear(latent, features);
        RegisterComponents();
    }

    public int MonteCarloSamples { get; set; } = 8;

    public override Tensor forward(Tensor x) => NegativeElbo(x);

    public Tensor NegativeElbo(Tensor x)
    {
        var stats = encoder.forward(x).split(latent, 1);
        var (mu, logVar) = (stats[0], stats[1]);
        var std = (logVar * 0.5).exp();
        var shape = new long[] { MonteCarloSamples, mu.shape[0], latent };
        var z = mu.unsqueeze(0).expand(shape) + std.unsqueeze(0).expand(shape) * randn(shape);

        var xHat = decoder.forward(z);
        var perSample = functional.mse_loss(xHat, x.unsqueeze(0).expand_as(xHat), Reduction.None).sum(2);
        var reconstruction = perSample.mean([0]);
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum(1);
        return (reconstruction + kl).mean();
    }
}
