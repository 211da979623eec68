// style: reasoning with a latent step: prior and posterior each come out of one linear layer and are cut in halves, closed form of two Gaussians, embeddings compared by their mean square; the same with sums
// case Loss: not measured
// case SummedLoss: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HChunkedPosteriors;

public sealed class LatentReasoner(Sequential encoder, Sequential policy, Sequential decoder)
{
    private static Tensor Sample(Tensor mu, Tensor logvar) => mu + torch.randn_like(logvar) * torch.exp(0.5 * logvar);

    private (Tensor Answer, Tensor Kl) Run(Tensor question, Tensor rationale)
    {
        var posterior = encoder.call(torch.cat([question, rationale], dim: 1)).chunk(2, dim: -1);
        var prior = policy.call(question).chunk(2, dim: -1);
        var (postMu, postLogvar) = (posterior[0], posterior[1]);
        var (priorMu, priorLogvar) = (prior[0], prior[1]);
        var z = Sample(postMu, postLogvar);
        var kl = 0.5 * torch.sum(priorLogvar - postLogvar + (torch.exp(postLogvar) + (postMu - priorMu).pow(2)) / torch.exp(priorLogvar) - 1, dim: -1);
        return (decoder.call(torch.cat([question, z], dim: 1)), kl.mean());
    }

    public Tensor Loss(Tensor question, Tensor rationale, Tensor answer)
    {
        var (predicted, kl) = Run(question, rationale);
        var reconstruction = F.mse_loss(predicted, answer); //~ VAE001
        return reconstruction + kl;
    }

    public Tensor SummedLoss(Tensor question, Tensor rationale, Tensor answer)
    {
        var (predicted, kl) = Run(question, rationale);
        var reconstruction = F.mse_loss(predicted, answer, Reduction.Sum) / answer.shape[0];
        return reconstruction + kl;
    }
}
