// style: embedded topic model for cells: per-document multinomial and KL, their mean multiplied by the batch size again (a common factor)
// case Loss: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DTopicModelScaled;

public class DeltaEtmModule
{
    private readonly Module<Tensor, Tensor>? _decoder;

    public DeltaEtmModule(Module<Tensor, Tensor>? decoder = null) => _decoder = decoder;

    public static Tensor GetReconstructionLoss(Tensor x, Tensor logRecon)
    {
        return -(x * logRecon).sum(dim: -1);
    }

    public Tensor Loss(Tensor x, Tensor scores, Tensor qzM, Tensor qzV, double klWeight = 1.0)
    {
        var logRecon = functional.log_softmax(_decoder is null ? scores : _decoder.call(scores), -1);
        var reconstructionLoss = GetReconstructionLoss(x, logRecon);

        var scale = torch.sqrt(qzV);
        var klDivergenceZ = (0.5 * (scale.pow(2) + qzM.pow(2) - 1) - scale.log()).sum(dim: 1);

        var loss = torch.mean(reconstructionLoss + klWeight * klDivergenceZ) * x.size(0);
        return loss;
    }
}
