// style: perception module whose loss method prints shapes and intermediate values; sum of two means times a loss weight of the configuration
// case Loss: R = w/(B*D); K = w/(B*L); beta = D/L
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EPrintedScales;

public sealed class FeatureVaeHead
{
    private readonly double _lossWeight;

    public FeatureVaeHead(double lossWeight) => _lossWeight = lossWeight;

    public Tensor Loss(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        Console.WriteLine(string.Join(',', reconX.shape));
        Console.WriteLine(string.Join(',', x.shape));
        var dist = F.mse_loss(reconX, x); //~ VAE001
        var kld = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp()); //~ VAE002
        var reconLoss = (dist + kld) * _lossWeight;
        Console.WriteLine($"logvar {logvar.mean().ToDouble():F4} mu {mu.mean().ToDouble():F4}");
        Console.WriteLine($"DIST {dist.ToDouble():F4} KLD {kld.ToDouble():F4}");
        return reconLoss;
    }
}
