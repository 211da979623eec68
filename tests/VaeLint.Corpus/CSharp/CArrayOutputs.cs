// style: the model returns an array of tensors, read by index, from the end and by range; chunked heads
// case Wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CArrayOutputs;

public static class ArrayLosses
{
    public static Tensor Wrong(Tensor[] outputs, Tensor x)
    {
        var decoded = outputs[0];
        var logVar = outputs[^1];
        var mu = outputs[^2];

        var recon = (decoded - x).pow(2).flatten(1).sum(1).mean();
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).mean(); //~ VAE002
        return recon + kl;
    }

    public static Tensor Right(Tensor[] outputs, Tensor x)
    {
        var code = outputs[1..];
        var (mu, logVar) = (code[0], code[1]);
        var terms = new Tensor[,]
        {
            { (outputs[0] - x).pow(2).sum(), 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum() },
        };

        return (terms[0, 0] + terms[0, 1]) / x.shape[0];
    }
}
