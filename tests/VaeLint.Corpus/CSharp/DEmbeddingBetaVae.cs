// style: image embedder whose forward returns the loss: BCE sum over the batch size, the mean of the KL over everything, beta of the constructor
// case Objective: R = 1/B; K = beta/(B*L); beta = beta/L
// case forward: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DEmbeddingBetaVae;

public sealed class ImageEmbedder : Module<Tensor, Tensor>
{
    private readonly Sequential _encoder;
    private readonly Linear _mu;
    private readonly Linear _logvar;
    private readonly Linear _decoderInput;
    private readonly Sequential _decoder;
    private readonly double _beta;

    public ImageEmbedder(long embDim, double beta) : base(nameof(ImageEmbedder))
    {
        _beta = beta;
        _encoder = Sequential(Conv2d(3, 32, 3, stride: 2, padding: 1), ReLU(), Conv2d(32, 64, 3, stride: 2, padding: 1), ReLU(), Flatten());
        _mu = Linear(64 * 8 * 8, embDim);
        _logvar = Linear(64 * 8 * 8, embDim);
        _decoderInput = Linear(embDim, 64 * 8 * 8);
        _decoder = Sequential(
            ConvTranspose2d(64, 32, 4, stride: 2, padding: 1), ReLU(),
            ConvTranspose2d(32, 3, 4, stride: 2, padding: 1), Sigmoid());
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var h = _encoder.forward(x);
        var mu = _mu.forward(h);
        var logvar = _logvar.forward(h);
        var z = mu + randn_like(mu) * (0.5 * logvar).exp();
        var reconstructed = _decoder.forward(_decoderInput.forward(z).view(-1, 64, 8, 8));
        return Objective(reconstructed, x, mu, logvar);
    }

    public Tensor Objective(Tensor reconstructed, Tensor x, Tensor mu, Tensor logvar)
    {
        var reconstructionLoss = BCELoss(reduction: Reduction.Sum).call(reconstructed, x) / x.shape[0];
        var kldLoss = ((mu.pow(2) + logvar.exp() - 1 - logvar) / 2).mean();
        return reconstructionLoss + (_beta * kldLoss); //~ VAE010
    }
}
