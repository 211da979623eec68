// style: loss registry: terms behind an interface with several implementations, weights set by a configuration, total in a loop
// case Total: R = 1/(B*D); K = 1/(B*L); beta = D/L
// note: several overrides of the interface, so the analysis is expected to stay silent although the loss is wrong
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DWeightedTermList;

public sealed record LossContext(Tensor Input, Tensor Output, Tensor Mu, Tensor LogVar);

public interface ILossTerm
{
    string Name { get; }

    double Weight { get; set; }

    Tensor Compute(LossContext context);
}

public sealed class PixelTerm : ILossTerm
{
    public string Name => "pixel";

    public double Weight { get; set; } = 1.0;

    public Tensor Compute(LossContext context) => functional.mse_loss(context.Output, context.Input);
}

public sealed class PriorTerm : ILossTerm
{
    public string Name => "prior";

    public double Weight { get; set; } = 1.0;

    public Tensor Compute(LossContext context) => -0.5 * (1 + context.LogVar - context.Mu.square() - context.LogVar.exp()).mean();
}

public sealed class CompositeLoss(IEnumerable<ILossTerm> terms)
{
    public Tensor Total(LossContext context)
    {
        Tensor? total = null;
        foreach (var term in terms)
        {
            var value = term.Weight * term.Compute(context);
            total = total is null ? value : total + value;
        }

        return total!;
    }
}
