// A VAE whose classes are distilled from a teacher: kl_div takes the teacher's probabilities for logarithms, because log_target is true unless said otherwise.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE203;

public sealed class DistilledVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);
    private readonly Linear _classes = Linear(20, 10);
    private readonly Linear _teacher = Linear(784, 10);

    public DistilledVae()
        : base(nameof(DistilledVae))
    {
        RegisterComponents();
    }

    public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var hidden = functional.relu(_encoder.call(x));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        return (_decoderOutput.call(functional.relu(_decoderHidden.call(z))), mu, logVar);
    }

    public Tensor Loss(Tensor x)
    {
        var (logits, mu, logVar) = call(x);
        var bce = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var student = functional.log_softmax(_classes.call(mu), 1);
        var teacher = functional.softmax(_teacher.call(x), 1).detach();
        var distilled = functional.kl_div(student, teacher, reduction: Reduction.Sum) / x.shape[0];
        return bce + kld + distilled;
    }
}
