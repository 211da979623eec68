// style: somebody looked for a KL function and found kl_div: applied to the moments, to softmaxes of the means of two views, and to class probabilities without log_target
// case OnMoments: not measured
// case BetweenViews: not measured
// case Distillation: not measured
// case DistillationExplicit: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EKlDivOfMoments;

public static class KlDivUsers
{
    public static Tensor OnMoments(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var reconstruction = F.mse_loss(recon, x, reduction: Reduction.Sum);
        var kl = F.kl_div(mu, logvar.exp(), reduction: Reduction.Sum); //~ VAE203
        return reconstruction + kl;
    }

    public static Tensor BetweenViews(Tensor mu1, Tensor mu2) =>
        F.kl_div(F.log_softmax(mu1, dim: -1), F.softmax(mu2, dim: -1), log_target: false, reduction: Reduction.Sum) / mu1.shape[0];

    public static Tensor Distillation(Tensor studentLogits, Tensor teacherLogits, double temperature)
    {
        var student = F.log_softmax(studentLogits / temperature, dim: 1);
        var teacher = F.softmax(teacherLogits / temperature, dim: 1);
        return F.kl_div(student, teacher, reduction: Reduction.Sum) / studentLogits.shape[0]; //~ VAE203
    }

    public static Tensor DistillationExplicit(Tensor studentLogits, Tensor teacherLogits, double temperature)
    {
        var student = F.log_softmax(studentLogits / temperature, dim: 1);
        var teacher = F.softmax(teacherLogits / temperature, dim: 1);
        return F.kl_div(student, teacher, log_target: false, reduction: Reduction.Sum) / studentLogits.shape[0];
    }
}
