// style: kl_div for the KL of a VAE and for a distilled head: on parameters, on probabilities, with its defaults
// case OfParameters: not measured
// case OfNoise: not measured
// case TargetOfProbabilities: not measured
// case InputOfProbabilities: not measured
// case Averaged: not measured
// case Module: not measured
// case Right: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.KlDivCalls;

public sealed class CategoricalVae
{
    private readonly Linear _mean = Linear(64, 10);
    private readonly Linear _logVariance = Linear(64, 10);
    private readonly Linear _logits = Linear(64, 10);
    private readonly KLDivLoss _criterion = KLDivLoss(reduction: Reduction.Sum);

    public Tensor OfParameters(Tensor output, Tensor x, Tensor features)
    {
        var (mu, logVar) = (_mean.call(features), _logVariance.call(features));
        var kl = functional.kl_div(mu, logVar, reduction: Reduction.Sum); //~ VAE203
        return functional.mse_loss(output, x, Reduction.Sum) + kl;
    }

    public Tensor OfNoise(Tensor output, Tensor x, Tensor features)
    {
        var z = _mean.call(features);
        return functional.mse_loss(output, x, Reduction.Sum) + functional.kl_div(z, randn_like(z), reduction: Reduction.Sum); //~ VAE203
    }

    public Tensor TargetOfProbabilities(Tensor teacher, Tensor features)
    {
        var student = functional.log_softmax(_logits.call(features), 1);
        return functional.kl_div(student, functional.softmax(teacher, 1), reduction: Reduction.Sum) / features.shape[0] + student.sum() * 0; //~ VAE203
    }

    public Tensor InputOfProbabilities(Tensor teacher, Tensor features)
    {
        var student = functional.softmax(_logits.call(features), 1);
        return functional.kl_div(student, functional.softmax(teacher, 1), log_target: false, reduction: Reduction.Sum) / features.shape[0]; //~ VAE203
    }

    public Tensor Averaged(Tensor teacher, Tensor features)
    {
        var student = functional.log_softmax(_logits.call(features), 1);
        return functional.kl_div(student, functional.log_softmax(teacher, 1)); //~ VAE203
    }

    public Tensor Module(Tensor teacher, Tensor features)
    {
        var student = functional.log_softmax(_logits.call(features), 1);
        return _criterion.call(student, functional.softmax(teacher, 1)) / features.shape[0]; //~ VAE203
    }

    public Tensor Right(Tensor teacher, Tensor features)
    {
        var student = functional.log_softmax(_logits.call(features), 1);
        return functional.kl_div(student, functional.softmax(teacher, 1), log_target: false, reduction: Reduction.Sum) / features.shape[0];
    }
}
