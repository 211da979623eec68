// style: knowledge distillation: temperature, kl_div(log_target: false) with sum / batch, cross entropy, FitNets hint
// case Loss: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BDistillation;

public sealed record DistillationOptions(double Temperature = 4.0, double Alpha = 0.9, double HintWeight = 50.0);

public class Distiller(DistillationOptions options)
{
    public Tensor Loss(Tensor studentLogits, Tensor teacherLogits, Tensor labels, Tensor studentFeatures, Tensor teacherFeatures)
    {
        var t = options.Temperature;
        var soft = kl_div(
            log_softmax(studentLogits / t, 1),
            softmax(teacherLogits.detach() / t, 1),
            log_target: false,
            reduction: Reduction.Sum) / studentLogits.shape[0];
        var hard = cross_entropy(studentLogits, labels);
        var hint = mse_loss(studentFeatures, teacherFeatures.detach());
        return options.Alpha * t * t * soft + (1 - options.Alpha) * hard + options.HintWeight * hint;
    }
}
