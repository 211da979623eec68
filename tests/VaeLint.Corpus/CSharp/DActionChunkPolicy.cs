// style: action-chunking transformer policy with a CVAE encoder: mean absolute error of the chunk and 10 times the per-sample KL, config object
// case Losses: R = 1/(B*D); K = w/B; beta = w*D
// case Forward: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DActionChunkPolicy;

public sealed class ActConfig
{
    public bool UseVae { get; init; } = true;

    public double KlWeight { get; init; } = 10.0;

    public int ChunkSize { get; init; } = 100;
}

public sealed class ActPolicy(ActConfig config, Module<Tensor, Tensor, (Tensor Actions, Tensor Mu, Tensor LogSigmaX2)> model)
{
    public (Tensor Loss, Dictionary<string, double> Log) Forward(Tensor observation, Tensor action)
    {
        var (actionsHat, mu, logSigmaX2) = model.call(observation, action);
        var loss = Losses(actionsHat, action, mu, logSigmaX2);
        return (loss, new Dictionary<string, double> { ["loss"] = loss.ToDouble() });
    }

    public Tensor Losses(Tensor actionsHat, Tensor action, Tensor muHat, Tensor logSigmaX2Hat)
    {
        var l1Loss = functional.l1_loss(action, actionsHat, reduction: Reduction.None).mean();
        var meanKld = (-0.5 * (1 + logSigmaX2Hat - muHat.pow(2) - logSigmaX2Hat.exp())).sum(-1).mean();
        return l1Loss + meanKld * config.KlWeight; //~ VAE010
    }
}
