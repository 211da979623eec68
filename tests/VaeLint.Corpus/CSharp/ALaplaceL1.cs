// style: L1Loss and hand-written absolute error for spectrograms, latent head with standard deviations
// case ModuleMean: R = 1/(B*D); K = 1; beta = B*D
// case AbsSumKlMean: R = 1; K = 1/(B*L); beta = 1/(B*L)
// case AbsPerSample: R = 1/B; K = 1/B; beta = 1
// case KlTotal: R = 1/B; K = 1; beta = B
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeLint.Corpus.ALaplaceL1;

public class SpectrogramLoss
{
    private readonly L1Loss l1 = nn.L1Loss();

    private static Tensor Kl(Tensor mu, Tensor sigma)
    {
        var variance = sigma.pow(2);
        return 0.5 * (mu.pow(2) + variance - torch.log(variance) - 1);
    }

    public Tensor ModuleMean(Tensor y, Tensor x, Tensor mu, Tensor sigma)
    {
        var rec = l1.call(y, x); //~ VAE001
        var kl = Kl(mu, sigma).sum();
        return rec + kl;
    }

    public Tensor AbsSumKlMean(Tensor y, Tensor x, Tensor mu, Tensor sigma)
    {
        var rec = torch.abs(y - x).sum();
        var kl = Kl(mu, sigma).mean(); //~ VAE002
        return rec + kl;
    }

    public Tensor AbsPerSample(Tensor y, Tensor x, Tensor mu, Tensor sigma)
    {
        var rec = torch.abs(y - x).reshape(x.shape[0], -1).sum(1);
        var kl = Kl(mu, sigma).sum(1);
        return torch.mean(rec + kl);
    }

    public Tensor KlTotal(Tensor y, Tensor x, Tensor mu, Tensor sigma)
    {
        var rec = torch.abs(y - x).reshape(x.shape[0], -1).sum(1).mean();
        var kl = torch.sum(Kl(mu, sigma)); //~ VAE003
        return rec + kl;
    }
}
