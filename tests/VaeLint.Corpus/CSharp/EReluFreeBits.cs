// style: latent language model: the KL above a budget of free bits per dimension, divided by the latent size afterwards, beside a mean error; weight from the configuration
// case Forward: R = 1/(B*D); K = w/(B*L); beta = w*D/L
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EReluFreeBits;

public sealed record LatentConfig(double FreeBits, double KlWeight);

public sealed class LatentModel
{
    private readonly LatentConfig _config;

    public LatentModel(LatentConfig config) => _config = config;

    public Dictionary<string, Tensor> Forward(Tensor decoded, Tensor embedded, Tensor mu, Tensor logvar)
    {
        var latentDim = mu.shape[1];
        var reconLoss = F.mse_loss(decoded.view(-1, decoded.size(-1)), embedded.view(-1, embedded.size(-1)));

        var klPerDim = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp());
        var klLoss = klPerDim.mean();

        var klTotalPerSample = klPerDim.sum(dim: -1);
        var freeBitsThreshold = _config.FreeBits * latentDim;
        var klAboveThreshold = F.relu(klTotalPerSample - freeBitsThreshold);
        var klLossAdjusted = klAboveThreshold.mean() / latentDim;

        var totalLoss = reconLoss + _config.KlWeight * klLossAdjusted; //~ VAE010
        return new() { ["loss"] = totalLoss, ["recon_loss"] = reconLoss, ["kl_loss"] = klLoss, ["kl_loss_adjusted"] = klLossAdjusted };
    }
}
