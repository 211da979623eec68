// style: explicit list of all event axes, but with mean instead of sum; collection expressions and long arrays, images viewed as [B,3,64,64]
// case MeanThenMean: R = 1/(B*D); K = 1/B; beta = D
// case ArrayOfAxes: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case SumThenMean: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AMeanAxisList;

public class FaceVae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Sequential features = Sequential(Conv2d(3, 32, 4, stride: 4), ELU(), Conv2d(32, 64, 4, stride: 4), ELU(), Flatten());
    private readonly Linear heads = Linear(64 * 4 * 4, 2 * 100);
    private readonly Sequential generator = Sequential(Linear(100, 3 * 64 * 64), Sigmoid());

    public FaceVae() : base("face") => RegisterComponents();

    public override (Tensor, Tensor, Tensor) forward(Tensor image)
    {
        var h = heads.call(features.call(image));
        var mu = h.index(TensorIndex.Ellipsis, TensorIndex.Slice(0, 100));
        var logVar = h.index(TensorIndex.Ellipsis, TensorIndex.Slice(100, 200));
        var z = mu + torch.randn_like(mu) * (logVar / 2).exp();
        return (generator.call(z).view(-1, 3, 64, 64), mu, logVar);
    }

    public static Tensor MeanThenMean(Tensor output, Tensor image, Tensor mu, Tensor logVar)
    {
        var squared = (output.view(-1, 3, 64, 64) - image.view(-1, 3, 64, 64)).pow(2);
        var recon = squared.mean([1, 2, 3]); //~ VAE001
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1);
        return (recon + kl).mean();
    }

    public static Tensor ArrayOfAxes(Tensor output, Tensor image, Tensor mu, Tensor logVar)
    {
        var axes = new long[] { 1, 2, 3 };
        var recon = functional.mse_loss(output.view(-1, 3, 64, 64), image.view(-1, 3, 64, 64), Reduction.None)
            .mean(axes) //~ VAE001
            .mean();
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).mean(); //~ VAE002
        return recon + kl;
    }

    public static Tensor SumThenMean(Tensor output, Tensor image, Tensor mu, Tensor logVar)
    {
        var axes = new long[] { 1, 2, 3 };
        var recon = functional.mse_loss(output.view(-1, 3, 64, 64), image.view(-1, 3, 64, 64), Reduction.None)
            .sum(axes)
            .mean();
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return recon + kl;
    }
}
