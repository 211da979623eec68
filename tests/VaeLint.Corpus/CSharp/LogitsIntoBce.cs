// style: a decoder that ends in a linear or convolutional layer, or in a tanh, and a cross-entropy of probabilities
// case Flat: not measured
// case Convolutional: not measured
// case Signed: not measured
// case Rescaled: not measured
// case Clamped: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.LogitsIntoBce;

public sealed class ConvVae
{
    private readonly Linear _mean = Linear(256, 32);
    private readonly Linear _logVariance = Linear(256, 32);
    private readonly Linear _flat = Linear(32, 3 * 32 * 32);
    private readonly Sequential _images = Sequential(
        Linear(32, 64 * 8 * 8),
        Unflatten(1, new long[] { 64, 8, 8 }),
        ConvTranspose2d(64, 32, 4, stride: 2, padding: 1),
        ReLU(),
        ConvTranspose2d(32, 3, 4, stride: 2, padding: 1));

    private readonly Sequential _signed = Sequential(Linear(32, 3 * 32 * 32), Tanh());
    private readonly BCELoss _criterion = BCELoss(reduction: Reduction.Sum);

    public Tensor Flat(Tensor x, Tensor features)
    {
        var (mu, logVar) = (_mean.call(features), _logVariance.call(features));
        var decoded = _flat.call(Draw(mu, logVar));
        var nll = _criterion.call(decoded, x.flatten(1)) / x.shape[0]; //~ VAE201
        return nll + Rate(mu, logVar);
    }

    public Tensor Convolutional(Tensor x, Tensor features)
    {
        var mu = _mean.call(features);
        var logVar = _logVariance.call(features);
        var images = _images.call(Draw(mu, logVar));
        var nll = functional.binary_cross_entropy(images, x, reduction: Reduction.Sum) / x.shape[0]; //~ VAE201
        return nll + Rate(mu, logVar);
    }

    public Tensor Signed(Tensor x, Tensor features)
    {
        var mu = _mean.call(features);
        var logVar = _logVariance.call(features);
        return functional.binary_cross_entropy(_signed.call(Draw(mu, logVar)), x.flatten(1), reduction: Reduction.Sum) / x.shape[0] + Rate(mu, logVar); //~ VAE201
    }

    public Tensor Rescaled(Tensor x, Tensor features)
    {
        var mu = _mean.call(features);
        var logVar = _logVariance.call(features);
        var unit = (_signed.call(Draw(mu, logVar)) + 1) * 0.5;
        return functional.binary_cross_entropy(unit, x.flatten(1), reduction: Reduction.Sum) / x.shape[0] + Rate(mu, logVar);
    }

    public Tensor Clamped(Tensor x, Tensor features)
    {
        var mu = _mean.call(features);
        var logVar = _logVariance.call(features);
        var decoded = _flat.call(Draw(mu, logVar)).clamp(1e-6, 1 - 1e-6);
        return _criterion.call(decoded, x.flatten(1)) / x.shape[0] + Rate(mu, logVar);
    }

    private static Tensor Draw(Tensor mu, Tensor logVar) => mu + randn_like(mu) * (logVar / 2).exp();

    private static Tensor Rate(Tensor mu, Tensor logVar) => 0.5 * (logVar.exp() + mu.square() - 1 - logVar).sum(1).mean();
}
