// style: federated dual VAE: summed cross-entropy, summed KL of the generic latent, the larger of two KLs as a slack, and the classifier's mean cross-entropy
// case Client: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFederatedSlack;

public sealed record ClientOutput(Tensor Logits, Tensor Recon, Tensor MuZ, Tensor LogVarZ, Tensor MuC, Tensor LogVarC, Tensor MuMix, Tensor LogVarMix);

public static class FedObjective
{
    public static Tensor Client(ClientOutput o, Tensor x, Tensor y)
    {
        var ceLoss = functional.cross_entropy(o.Logits, y);
        var bce = functional.binary_cross_entropy(o.Recon, x, reduction: Reduction.Sum);
        var kldZ = -0.5 * torch.sum(1 + o.LogVarZ - o.MuZ.pow(2) - o.LogVarZ.exp());
        var kldPrior = -0.5 * torch.sum(1 + o.LogVarC - o.MuC.pow(2) - o.LogVarC.exp());

        var varC = o.LogVarC.exp();
        var varMix = o.LogVarMix.exp();
        var kldClient = 0.5 * torch.sum(o.LogVarMix - o.LogVarC + (varC + (o.MuC - o.MuMix).pow(2)) / varMix - 1);

        var slack = torch.maximum(0.01 + kldClient, kldPrior);
        var elbo = bce + kldZ + slack;
        return ceLoss + elbo;
    }
}
