// style: one complete loss in a helper that several training methods share: wrong once, right once
// case VaeLoss: R = 1/(B*D); K = 1/B; beta = D
// case SummedVaeLoss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CSharedHelper;

public static class LossLibrary
{
    public static Tensor VaeLoss(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.binary_cross_entropy_with_logits(logits, x); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon + kl;
    }

    public static Tensor SummedVaeLoss(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return (recon.flatten(1).sum(1) + kl).mean();
    }
}

public sealed class Experiments(optim.Optimizer optimizer)
{
    public void Mnist(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
        => Step(LossLibrary.VaeLoss(logits, x, mu, logVar));

    public void Fashion(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var loss = LossLibrary.VaeLoss(logits, x, mu, logVar);
        Step(loss);
    }

    public void WithPenalty(Tensor logits, Tensor x, Tensor mu, Tensor logVar, Tensor weights)
    {
        var loss = LossLibrary.VaeLoss(logits, x, mu, logVar) + 1e-4 * weights.pow(2).sum();
        Step(loss);
    }

    public void Summed(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
        => Step(LossLibrary.SummedVaeLoss(logits, x, mu, logVar));

    public double Validate(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        using var noGrad = no_grad();
        return LossLibrary.VaeLoss(logits, x, mu, logVar).item<float>();
    }

    private void Step(Tensor loss)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }
}
