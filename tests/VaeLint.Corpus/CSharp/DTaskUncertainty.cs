// style: multi-task depth and normals: homoscedastic uncertainty with one log variance per task
// case Loss: not a VAE
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DTaskUncertainty;

public sealed class UncertaintyWeighting : Module<Tensor, Tensor, Tensor, Tensor, Tensor>
{
    private readonly Parameter _logVars = Parameter(zeros(2));

    public UncertaintyWeighting() : base(nameof(UncertaintyWeighting)) => RegisterComponents();

    public override Tensor forward(Tensor depth, Tensor depthTarget, Tensor normals, Tensor normalsTarget)
    {
        var depthLoss = functional.l1_loss(depth, depthTarget);
        var normalsLoss = functional.mse_loss(normals, normalsTarget);
        var precision = torch.exp(-_logVars);
        return precision[0] * depthLoss + precision[1] * normalsLoss + _logVars.sum();
    }
}
