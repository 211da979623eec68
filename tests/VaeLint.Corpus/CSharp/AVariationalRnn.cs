// style: VRNN: per time step reconstruction and KL accumulated with += over the steps; KL averaged over latents in one of the two
// case Loss: not measured
// case LossSummed: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AVariationalRnn;

public readonly record struct StepOutput(Tensor Logits, Tensor Mean, Tensor LogVar);

public sealed class VariationalRnnLoss
{
    public static Tensor Loss(Tensor frames, IReadOnlyList<StepOutput> outputs)
    {
        var batchSize = frames.size(0);
        var nll = torch.zeros(1);
        var kld = torch.zeros(1);
        for (var t = 0; t < outputs.Count; t++)
        {
            var frame = frames.select(1, t);
            nll = nll + functional.binary_cross_entropy_with_logits(outputs[t].Logits, frame, reduction: Reduction.Sum) / batchSize;
            kld = kld - 0.5 * (1 + outputs[t].LogVar - outputs[t].Mean.pow(2) - outputs[t].LogVar.exp()).mean(); //~ VAE002
        }

        return nll + kld;
    }

    public static Tensor LossSummed(Tensor frames, IReadOnlyList<StepOutput> outputs)
    {
        var batchSize = frames.size(0);
        var nll = torch.zeros(1);
        var kld = torch.zeros(1);
        for (var t = 0; t < outputs.Count; t++)
        {
            var frame = frames.select(1, t);
            nll += functional.binary_cross_entropy_with_logits(outputs[t].Logits, frame, reduction: Reduction.Sum);
            kld += -0.5 * (1 + outputs[t].LogVar - outputs[t].Mean.pow(2) - outputs[t].LogVar.exp()).sum();
        }

        return (nll + kld) / batchSize;
    }
}
