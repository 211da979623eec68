// style: models whose last activation and whose loss do not fit: sigmoid into logits, tanh into probabilities, a linear layer into probabilities, and the two that fit
// case SigmoidIntoLogits: not measured
// case TanhIntoProbabilities: not measured
// case LinearIntoProbabilities: not measured
// case LinearIntoLogits: not measured
// case SigmoidIntoProbabilities: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EActivationOfTheDecoder;

public sealed class DecoderVariants
{
    private readonly Linear _hidden = Linear(20, 400);
    private readonly Linear _output = Linear(400, 784);

    private Tensor Linear400(Tensor z) => _output.forward(F.relu(_hidden.forward(z)));

    private static Tensor Kl(Tensor mu, Tensor logvar) => -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum();

    public Tensor SigmoidIntoLogits(Tensor z, Tensor x, Tensor mu, Tensor logvar)
    {
        var xHat = torch.sigmoid(Linear400(z));
        return F.binary_cross_entropy_with_logits(xHat, x, reduction: Reduction.Sum) + Kl(mu, logvar); //~ VAE201
    }

    public Tensor TanhIntoProbabilities(Tensor z, Tensor x, Tensor mu, Tensor logvar)
    {
        var xHat = torch.tanh(Linear400(z));
        return F.binary_cross_entropy(xHat, x, reduction: Reduction.Sum) + Kl(mu, logvar); //~ VAE201
    }

    public Tensor LinearIntoProbabilities(Tensor z, Tensor x, Tensor mu, Tensor logvar)
    {
        var xHat = Linear400(z);
        return F.binary_cross_entropy(xHat, x, reduction: Reduction.Sum) + Kl(mu, logvar); //~ VAE201
    }

    public Tensor LinearIntoLogits(Tensor z, Tensor x, Tensor mu, Tensor logvar)
    {
        var xHat = Linear400(z);
        return F.binary_cross_entropy_with_logits(xHat, x, reduction: Reduction.Sum) + Kl(mu, logvar);
    }

    public Tensor SigmoidIntoProbabilities(Tensor z, Tensor x, Tensor mu, Tensor logvar)
    {
        var xHat = torch.sigmoid(Linear400(z));
        return F.binary_cross_entropy(xHat, x, reduction: Reduction.Sum) + Kl(mu, logvar);
    }
}
