// style: multimodal VAE (image + text attributes), product of experts, every modality summed over its own axes, subset ELBOs added
// case ElboLoss: not measured
// case JointLoss: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BProductOfExperts;

public static class Mvae
{
    private const double Eps = 1e-8;

    public static (Tensor mu, Tensor logvar) Experts(IReadOnlyList<Tensor> mus, IReadOnlyList<Tensor> logvars)
    {
        var mu = stack(mus);
        var precision = 1 / (stack(logvars).exp() + Eps);
        var pdMu = (mu * precision).sum(0L) / precision.sum(0L);
        var pdVar = 1 / precision.sum(0L);
        return (pdMu, pdVar.log());
    }

    public static Tensor ElboLoss(Tensor? reconImage, Tensor? image, Tensor? reconAttributes, Tensor? attributes, Tensor mu, Tensor logvar,
        double lambdaImage = 1.0, double lambdaAttributes = 1.0, double annealingFactor = 1)
    {
        Tensor imageBce = zeros(mu.shape[0]), attributeBce = zeros(mu.shape[0]);
        if (reconImage is not null && image is not null)
        {
            imageBce = F.binary_cross_entropy_with_logits(reconImage, image, reduction: nn.Reduction.None).flatten(1).sum(1);
        }

        if (reconAttributes is not null && attributes is not null)
        {
            attributeBce = F.binary_cross_entropy_with_logits(reconAttributes, attributes, reduction: nn.Reduction.None).sum(1);
        }

        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1);
        return torch.mean(lambdaImage * imageBce + lambdaAttributes * attributeBce + annealingFactor * kld);
    }

    public static Tensor JointLoss(Tensor[] recons, Tensor[] inputs, Tensor mu, Tensor logvar)
        => ElboLoss(recons[0], inputs[0], recons[1], inputs[1], mu, logvar)
         + ElboLoss(recons[0], inputs[0], null, null, mu, logvar)
         + ElboLoss(null, null, recons[1], inputs[1], mu, logvar);
}
