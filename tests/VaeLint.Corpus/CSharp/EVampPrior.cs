// style: mixture prior whose components divide the log-variance by the variance as well, as a much-copied file does, and the right bracket
// case Loss: not measured
// case RightLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EVampPrior;

public sealed class VampPrior(Tensor pseudoMeans, Tensor pseudoLogVars)
{
    public Tensor Loss(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, Tensor z)
    {
        var recon = F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var logQ = torch.sum(-0.5 * (logVar + (z - mu).pow(2) / logVar.exp()), 1);
        var component = -0.5 * (pseudoLogVars + (z.unsqueeze(1) - pseudoMeans).pow(2)) / torch.exp(pseudoLogVars);
        var logP = torch.logsumexp(component.sum(2), 1); //~ VAE101
        return recon + (logQ - logP).mean();
    }

    public Tensor RightLoss(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, Tensor z)
    {
        var recon = F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var logQ = torch.sum(-0.5 * (logVar + (z - mu).pow(2) / logVar.exp()), 1);
        var component = -0.5 * (pseudoLogVars + (z.unsqueeze(1) - pseudoMeans).pow(2) / torch.exp(pseudoLogVars));
        var logP = torch.logsumexp(component.sum(2), 1);
        return recon + (logQ - logP).mean();
    }
}
