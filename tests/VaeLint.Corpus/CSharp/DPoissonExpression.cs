// style: bulk expression counts: Poisson loss with its default reduction, KL summed over the latents and averaged
// case Loss: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DPoissonExpression;

public sealed class ExpressionVae
{
    public Tensor Loss(Tensor logRate, Tensor counts, Tensor mu, Tensor logVar)
    {
        var nll = functional.poisson_nll_loss(logRate, counts, log_input: true, full: false); //~ VAE001
        var kld = (-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), -1)).mean();
        return nll + kld;
    }
}
