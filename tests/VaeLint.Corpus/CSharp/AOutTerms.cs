// style: terms handed out through out parameters and a named tuple with weights applied by the caller
// case TotalLoss: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case TotalWeighted: R = 1/(B*D); K = 0.01/B; beta = 0.01*D
// case TotalRight: R = 1/B; K = 1/B; beta = 1
// case Separate: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AOutTerms;

public class Evaluator
{
    private const double KlScale = 0.01;

    internal static void Averages(Tensor y, Tensor x, Tensor mu, Tensor logVar, out Tensor reconstruction, out Tensor divergence)
    {
        reconstruction = functional.binary_cross_entropy(y, x);
        divergence = -0.5 * torch.mean(1 + logVar - mu.pow(2) - logVar.exp());
    }

    internal static (Tensor Rec, Tensor Kl) PerImage(Tensor y, Tensor x, Tensor mu, Tensor logVar) =>
        (functional.binary_cross_entropy(y, x, reduction: Reduction.Sum) / x.shape[0],
         -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()) / x.shape[0]);

    internal static (Tensor Rec, Tensor Kl) Mixed(Tensor y, Tensor x, Tensor mu, Tensor logVar) =>
        (functional.binary_cross_entropy(y, x),
         -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()) / x.shape[0]);

    public static Tensor TotalLoss(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        Averages(y, x, mu, logVar, out var reconstruction, out var divergence); //~ VAE001 VAE002
        return reconstruction + divergence;
    }

    public static Tensor TotalWeighted(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var (rec, kl) = Mixed(y, x, mu, logVar);
        return rec + KlScale * kl; //~ VAE010
    }

    public static Tensor TotalRight(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var (rec, kl) = PerImage(y, x, mu, logVar);
        return rec + kl;
    }

    public static void Separate(Tensor y, Tensor x, Tensor mu, Tensor logVar, optim.Optimizer encoderOptimizer, optim.Optimizer decoderOptimizer)
    {
        var (rec, kl) = Mixed(y, x, mu, logVar);
        kl.backward(retain_graph: true);
        encoderOptimizer.step();
        rec.backward();
        decoderOptimizer.step();
    }
}
