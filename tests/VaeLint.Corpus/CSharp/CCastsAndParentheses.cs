// style: casts through object, as, parentheses, null-forgiving, an enum cast
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CCastsAndParentheses;

public static class CastLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        object boxed = (functional.mse_loss((xHat), ((x)))); //~ VAE001
        var kl = ((-0.5) * ((((1) + logVar) - (mu.pow((2)))) - (logVar.exp()))).sum((1)).mean();
        return ((Tensor)boxed) + (kl as Tensor)!;
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        object boxed = functional.mse_loss(xHat, x, (Reduction)2);
        var batch = (double)(int)x.shape[0];
        if (boxed is Tensor recon)
        {
            return (recon! + ((-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum() as Tensor)) / batch;
        }

        return xHat;
    }
}
