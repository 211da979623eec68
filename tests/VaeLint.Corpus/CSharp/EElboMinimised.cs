// style: the bound itself goes into backward(), from a local and from a method; negated, and with an optimizer that maximises, it is right
// case Step: not measured
// case StepOnBound: not measured
// case NegatedStep: not measured
// case MaximizingStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EElboMinimised;

public sealed class BoundTrainer(Linear decoder)
{
    private static Tensor Elbo(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var logLikelihood = -F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return logLikelihood - kl;
    }

    public void Step(Tensor z, Tensor x, Tensor mu, Tensor logVar)
    {
        var logits = decoder.call(z);
        var logLikelihood = -F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var elbo = logLikelihood - kl;
        elbo.backward(); //~ VAE103
    }

    public void StepOnBound(Tensor z, Tensor x, Tensor mu, Tensor logVar)
    {
        var loss = Elbo(decoder.call(z), x, mu, logVar);
        loss.backward(); //~ VAE103
    }

    public void NegatedStep(Tensor z, Tensor x, Tensor mu, Tensor logVar)
    {
        var loss = -Elbo(decoder.call(z), x, mu, logVar);
        loss.backward();
    }

    public void MaximizingStep(Tensor z, Tensor x, Tensor mu, Tensor logVar)
    {
        var optimizer = torch.optim.Adam(decoder.parameters(), lr: 1e-3, maximize: true);
        var elbo = Elbo(decoder.call(z), x, mu, logVar);
        elbo.backward();
        optimizer.step();
    }
}
