// style: coarse decoder and refiner: the coarse output is scored per image, the refined one with a bare mse_loss, plain or weighted
// case Refined: R1 = 1/B; R2 = 1/(B*D); K = 1/B; not measured
// case RefinedWeighted: R1 = 1/B; R2 = 7.5/(B*D); K = 1/B; not measured
// case RefinedSummed: R1 = 1/B; R2 = 1/B; K = 1/B; not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ARefinementLoss;

public class CoarseToFine
{
    private readonly MSELoss _perImage = MSELoss(reduction: Reduction.Sum);

    private static Tensor Kl(Tensor mu, Tensor logVar) => 0.5 * torch.sum(mu.pow(2) + logVar.exp() - logVar - 1) / mu.shape[0];

    public Tensor Refined(Tensor coarse, Tensor refined, Tensor image, Tensor mu, Tensor logVar)
    {
        var elbo = _perImage.call(coarse, image) / image.shape[0] + Kl(mu, logVar);
        var detail = functional.mse_loss(refined, image); //~ VAE001
        return elbo + detail;
    }

    public Tensor RefinedWeighted(Tensor coarse, Tensor refined, Tensor image, Tensor mu, Tensor logVar)
    {
        var elbo = _perImage.call(coarse, image) / image.shape[0] + Kl(mu, logVar);
        var detail = functional.mse_loss(refined, image);
        elbo = elbo + 7.5 * detail; //~ VAE010
        return elbo;
    }

    public Tensor RefinedSummed(Tensor coarse, Tensor refined, Tensor image, Tensor mu, Tensor logVar)
    {
        var elbo = _perImage.call(coarse, image) / image.shape[0] + Kl(mu, logVar);
        var detail = _perImage.call(refined, image) / image.shape[0];
        return elbo + detail;
    }
}
