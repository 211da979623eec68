// style: Keras port to colour images: the pixel count of one channel still multiplies the mean of three channels
// case Loss: R = 4096/(12288*B); K = 1/B; beta = 3
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DColourStalePixels;

public sealed class ColourVaeLoss
{
    private const int ImageSize = 64;

    public Tensor Loss(Tensor decoded, Tensor images, Tensor zMean, Tensor zLogVar)
    {
        var output = decoded.view(-1, 3, 64, 64);
        var input = images.view(-1, 3, 64, 64);
        var reconstructionLoss = functional.binary_cross_entropy(output, input) * (ImageSize * ImageSize); //~ VAE001
        var klLoss = (1 + zLogVar - zMean.square() - zLogVar.exp()).sum(-1) * -0.5;
        return (reconstructionLoss + klLoss).mean();
    }
}
