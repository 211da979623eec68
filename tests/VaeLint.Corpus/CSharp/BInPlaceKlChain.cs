// style: the 2017 PyTorch tutorial chain of in-place operations for the KL, loss module in a field
// case Loss: R = 1; K = 1; beta = 1
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BInPlaceKlChain;

public class VaeCriterion
{
    private readonly BCELoss reconstruction_function = BCELoss(reduction: Reduction.Sum);

    public Tensor Loss(Tensor recon_x, Tensor x, Tensor mu, Tensor logvar)
    {
        var BCE = reconstruction_function.forward(recon_x, x);

        var KLD_element = mu.pow(2).add_(logvar.exp()).mul_(-1).add_(1).add_(logvar);
        var KLD = KLD_element.sum().mul_(-0.5);

        return BCE.add_(KLD);
    }
}
