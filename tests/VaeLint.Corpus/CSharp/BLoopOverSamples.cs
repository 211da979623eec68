// style: Monte Carlo samples drawn in a for loop, reconstruction accumulated and divided by the number of samples once
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BLoopOverSamples;

public sealed class SampledElbo(Func<Tensor, Tensor> decode, int samples)
{
    public Tensor Loss(Tensor x, Tensor mu, Tensor logSigma)
    {
        var sigma = logSigma.exp();
        Tensor reconstruction = zeros(x.shape[0]);
        for (int s = 0; s < samples; s++)
        {
            var z = mu + sigma * randn_like(sigma);
            reconstruction += F.binary_cross_entropy_with_logits(decode(z), x, reduction: nn.Reduction.None).sum(1);
        }

        reconstruction /= samples;
        var kl = 0.5 * (mu.pow(2) + sigma.pow(2) - 2 * logSigma - 1).sum(1);
        return torch.mean(reconstruction + kl);
    }
}
