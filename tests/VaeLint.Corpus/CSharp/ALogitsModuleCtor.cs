// style: BCEWithLogitsLoss assigned in the constructor with reduction Sum; KL averaged over everything, and the repaired overload
// case Loss: R = 1/B; K = 1/(B*L); beta = 1/L
// case LossSummed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ALogitsModuleCtor;

public class BinarizedMnistVae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Sequential encoder;
    private readonly Sequential decoder;
    private readonly BCEWithLogitsLoss criterion;

    public BinarizedMnistVae() : base("binarized")
    {
        encoder = Sequential(("fc", Linear(28 * 28, 512)), ("act", Tanh()), ("heads", Linear(512, 2 * 40)));
        decoder = Sequential(("fc", Linear(40, 512)), ("act", Tanh()), ("logits", Linear(512, 28 * 28)));
        criterion = BCEWithLogitsLoss(reduction: Reduction.Sum);
        RegisterComponents();
    }

    public override (Tensor, Tensor, Tensor) forward(Tensor x)
    {
        var heads = encoder.call(x.flatten(1)).chunk(2, 1);
        var (mu, logvar) = (heads[0], heads[1]);
        var z = mu + torch.exp(logvar * 0.5) * torch.randn_like(mu);
        return (decoder.call(z), mu, logvar);
    }

    public Tensor Loss(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var n = x.shape[0];
        var rec = criterion.call(logits, x) / n;
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).mean(); //~ VAE002
        return rec + kld;
    }

    public Tensor LossSummed(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var n = x.shape[0];
        var rec = criterion.call(logits, x) / n;
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum() / n;
        return rec + kld;
    }
}
