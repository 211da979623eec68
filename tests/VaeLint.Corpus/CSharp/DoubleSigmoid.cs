// style: sigmoid in the decoder (forward, Sequential, extension, field), and a loss that applies one itself
// case Direct: not measured
// case ThroughForward: not measured
// case Stacked: not measured
// case Likelihood: not measured
// case Softmaxed: not measured
// case Fixed: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DoubleSigmoid;

public sealed class MnistVae : Module<Tensor, (Tensor Output, Tensor Mean, Tensor LogVariance)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _mean = Linear(128, 16);
    private readonly Linear _logVariance = Linear(128, 16);
    private readonly Linear _hidden = Linear(16, 128);
    private readonly Linear _output = Linear(128, 784);
    private readonly Sequential _stack = Sequential(Linear(16, 128), ReLU(), Linear(128, 784), Sigmoid());
    private readonly Linear _classes = Linear(16, 10);
    private readonly BCEWithLogitsLoss _criterion = BCEWithLogitsLoss(reduction: Reduction.Sum);

    public MnistVae()
        : base(nameof(MnistVae))
    {
        RegisterComponents();
    }

    public override (Tensor Output, Tensor Mean, Tensor LogVariance) forward(Tensor x)
    {
        var (mean, logVariance) = Encode(x);
        return (Decode(Sample(mean, logVariance)), mean, logVariance);
    }

    public Tensor Direct(Tensor x)
    {
        var (mean, logVariance) = Encode(x);
        var probabilities = sigmoid(_output.call(functional.relu(_hidden.call(Sample(mean, logVariance)))));
        var reconstruction = functional.binary_cross_entropy_with_logits(probabilities, x, reduction: Reduction.Sum) / x.shape[0]; //~ VAE201
        return reconstruction + Kl(mean, logVariance);
    }

    public Tensor ThroughForward(Tensor x)
    {
        var (output, mean, logVariance) = call(x);
        var reconstruction = _criterion.call(output, x) / x.shape[0]; //~ VAE201
        return reconstruction + Kl(mean, logVariance);
    }

    public Tensor Stacked(Tensor x)
    {
        var (mean, logVariance) = Encode(x);
        var decoded = _stack.call(Sample(mean, logVariance));
        return functional.binary_cross_entropy_with_logits(decoded, x, reduction: Reduction.None).sum(1).mean() + Kl(mean, logVariance); //~ VAE201
    }

    public Tensor Likelihood(Tensor x)
    {
        var (output, mean, logVariance) = call(x);
        var likelihood = distributions.Bernoulli(logits: output); //~ VAE201
        return Kl(mean, logVariance) - likelihood.log_prob(x).sum(1).mean();
    }

    public Tensor Softmaxed(Tensor x, Tensor labels)
    {
        var (mean, logVariance) = Encode(x);
        var predicted = functional.softmax(_classes.call(Sample(mean, logVariance)), 1);
        return functional.cross_entropy(predicted, labels) + Kl(mean, logVariance); //~ VAE201
    }

    public Tensor Fixed(Tensor x)
    {
        var (mean, logVariance) = Encode(x);
        var logits = _output.call(functional.relu(_hidden.call(Sample(mean, logVariance))));
        return functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0] + Kl(mean, logVariance);
    }

    private (Tensor Mean, Tensor LogVariance) Encode(Tensor x)
    {
        var features = functional.relu(_encoder.call(x));
        return (_mean.call(features), _logVariance.call(features));
    }

    private Tensor Decode(Tensor z) => sigmoid(_output.call(functional.relu(_hidden.call(z))));

    private static Tensor Sample(Tensor mean, Tensor logVariance) => mean + (0.5 * logVariance).exp() * randn_like(mean);

    private static Tensor Kl(Tensor mean, Tensor logVariance) => -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum(1).mean();
}
