// style: the custom layer of a Keras book: everything flattened before the cross-entropy, -5e-4 times the mean over the latent axis, one mean at the end
// case VaeLoss: R = 1/(B*D); K = 0.001/(B*L); beta = 0.001*D/L
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.DCholletBookLayer;

public sealed class CustomVariationalLayer
{
    private Tensor? _zMean;
    private Tensor? _zLogVar;

    public CustomVariationalLayer SetPosterior(Tensor zMean, Tensor zLogVar)
    {
        _zMean = zMean;
        _zLogVar = zLogVar;
        return this;
    }

    public Tensor Call(Tensor x, Tensor zDecoded) => VaeLoss(x, zDecoded, _zMean!, _zLogVar!);

    public static Tensor VaeLoss(Tensor x, Tensor zDecoded, Tensor zMean, Tensor zLogVar)
    {
        x = x.flatten();
        zDecoded = zDecoded.flatten();
        var xentLoss = F.binary_cross_entropy(zDecoded, x);
        var klLoss = -5e-4 * (1 + zLogVar - zMean.square() - zLogVar.exp()).mean([-1L]); //~ VAE010
        return (xentLoss + klLoss).mean();
    }
}
