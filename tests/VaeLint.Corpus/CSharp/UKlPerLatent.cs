// style: diagnostics beside a loss: KL per latent and active units over axis 0, written with the literal 0 as in PyTorch
// case Loss: R = 1/B; K = 1/B; beta = 1
// case BatchKl: not measured
namespace VaeLint.Corpus.UKlPerLatent;

using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

public static class LatentStatistics
{
    private const int BatchAxis = 0;

    private static Tensor Divergence(Tensor mu, Tensor logVar) => -0.5f * (1 + logVar - mu.square() - logVar.exp());

    public static Tensor Loss(Tensor output, Tensor x, Tensor mu, Tensor logVar) =>
        F.mse_loss(output, x, nn.Reduction.Sum) / x.shape[0] + Divergence(mu, logVar).sum(1).mean();

    // What goes to the log is one byte and no vector.
    public static float[] KlPerLatent(Tensor mu, Tensor logVar)
    {
        using var _ = no_grad();
        var total = Divergence(mu, logVar).sum(0); //~ VAE401
        return (total / mu.shape[0]).to(float32).data<float>().ToArray();
    }

    public static long ActiveUnits(Tensor mu, double threshold)
    {
        var centred = mu - mu.mean([0], keepdim: true);
        var variance = torch.sum(centred.square(), BatchAxis) / mu.shape[0]; //~ VAE401
        return variance.gt(threshold).sum(0).item<long>(); //~ VAE401
    }

    // In a term: what is summed is everything, and it has no gradient.
    public static Tensor BatchKl(Tensor mu, Tensor logVar) => Divergence(mu, logVar).sum(0).to(float32).mean(); //~ VAE401
}
