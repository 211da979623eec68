// style: Keras-like constants kept from MNIST after the data changed; the true size is visible in a view or in the decoder's last Linear
// case ViewedImages: R = 784/(B*D); K = 1/B; beta = D/784
// case DecodedHere: not measured
// case Unrelated: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AStaleOriginalDim;

public sealed class GreyVae : Module<Tensor, Tensor>
{
    private const int OriginalDim = 784;

    private readonly Linear _encoder = Linear(64 * 64, 2 * 32);
    private readonly Linear _decoder = Linear(32, 64 * 64);

    public GreyVae() : base("grey") => RegisterComponents();

    public override Tensor forward(Tensor image) => DecodedHere(image);

    public static Tensor ViewedImages(Tensor decoded, Tensor image, Tensor zMean, Tensor zLogSigma2)
    {
        var x = image.view(-1, 64 * 64);
        var xDecoded = decoded.view(-1, 64 * 64);
        var xentLoss = OriginalDim * functional.binary_cross_entropy(xDecoded, x); //~ VAE001
        var klLoss = -0.5 * torch.sum(1 + zLogSigma2 - torch.square(zMean) - torch.exp(zLogSigma2), dim: -1);
        return xentLoss + klLoss.mean();
    }

    // Loss layer in the Keras sense: decodes and scores in one go.
    private Tensor DecodedHere(Tensor image)
    {
        var x = image.view(-1, 4096);
        var heads = _encoder.call(x).chunk(2, dim: 1);
        var z = heads[0] + (0.5 * heads[1]).exp() * torch.randn_like(heads[0]);
        var xDecoded = torch.sigmoid(_decoder.call(z));
        var xentLoss = OriginalDim * functional.binary_cross_entropy(xDecoded, x); //~ VAE001
        var klLoss = -0.5 * torch.sum(1 + heads[1] - torch.square(heads[0]) - torch.exp(heads[1]), dim: 1).mean();
        return xentLoss + klLoss;
    }

    // Nobody states the size here, so 784 may well be it.
    public static Tensor Unrelated(Tensor decoded, Tensor x, Tensor zMean, Tensor zLogSigma2)
    {
        var xentLoss = functional.binary_cross_entropy(decoded, x) * OriginalDim;
        var klLoss = -0.5 * torch.sum(1 + zLogSigma2 - torch.square(zMean) - torch.exp(zLogSigma2), dim: -1);
        return xentLoss + klLoss.mean();
    }
}
