// style: distillation: temperature-softened KL between class distributions beside a cross-entropy and a feature regression
// case Loss: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DSoftTargetDistillation;

public sealed class Distiller(double temperature = 4.0, double alpha = 0.7)
{
    public Tensor Loss(Tensor studentLogits, Tensor teacherLogits, Tensor labels, Tensor studentFeature, Tensor teacherFeature)
    {
        var student = functional.log_softmax(studentLogits / temperature, 1);
        var teacher = functional.softmax(teacherLogits / temperature, 1);
        var soft = (teacher * (torch.log(teacher + 1e-9) - student)).sum(1).mean() * temperature * temperature;
        var hard = functional.cross_entropy(studentLogits, labels);
        var hint = functional.mse_loss(studentFeature, teacherFeature.detach());
        return alpha * soft + (1 - alpha) * hard + 10 * hint;
    }
}
