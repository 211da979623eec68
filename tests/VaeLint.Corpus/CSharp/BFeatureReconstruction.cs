// style: Larsen's VAE/GAN encoder: the only reconstruction compares discriminator features of both images, prior KL beside it
// case EncoderLoss: not measured
// case DecoderLoss: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BFeatureReconstruction;

public interface IDiscriminator
{
    Tensor Features(Tensor image);

    Tensor Score(Tensor image);
}

public class LearnedSimilarity
{
    private readonly IDiscriminator _dis;
    private readonly double _gamma;

    public LearnedSimilarity(IDiscriminator dis, double gamma = 1e-2)
    {
        _dis = dis;
        _gamma = gamma;
    }

    public Tensor EncoderLoss(Tensor x, Tensor xTilde, Tensor mu, Tensor logVar)
    {
        var prior = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var likeness = functional.mse_loss(_dis.Features(xTilde), _dis.Features(x));
        return prior + likeness;
    }

    public Tensor DecoderLoss(Tensor x, Tensor xTilde, Tensor xPrior)
    {
        var likeness = functional.mse_loss(_dis.Features(xTilde), _dis.Features(x));
        var fooled = functional.softplus(-_dis.Score(xTilde)).mean() + functional.softplus(-_dis.Score(xPrior)).mean();
        return _gamma * likeness + fooled;
    }
}
