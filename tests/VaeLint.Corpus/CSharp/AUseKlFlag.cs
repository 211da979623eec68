// style: the KL is switched on after a warm-up or by a flag; nothing is wrong while it is off, the mean shows when it is on
// case On: R = 1/(B*D); K = 1/B; beta = D
// case OnSummed: R = 1/B; K = 1/B; beta = 1
// case AfterWarmup: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AUseKlFlag;

public class OptionalKl
{
    public bool UseKl { get; init; } = true;

    public Tensor Loss(Tensor output, Tensor input, Tensor mu, Tensor logvar)
    {
        var loss = mse_loss(output, input); //~ VAE001
        if (UseKl)
        {
            loss = loss + (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean();
        }

        return loss;
    }

    public Tensor LossSummed(Tensor output, Tensor input, Tensor mu, Tensor logvar)
    {
        var loss = mse_loss(output, input, Reduction.Sum) / input.shape[0];
        if (UseKl)
        {
            loss = loss + (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean();
        }

        return loss;
    }

    public static void AfterWarmup(Module<Tensor, (Tensor, Tensor, Tensor)> model, IEnumerable<Tensor> batches, optim.Optimizer optimizer, int epoch, int warmup)
    {
        foreach (var batch in batches)
        {
            var (output, mu, logvar) = model.call(batch);
            var recon = binary_cross_entropy(output, batch, reduction: Reduction.Sum) / batch.shape[0];
            var kl = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).mean(); //~ VAE002
            var loss = epoch < warmup ? recon : recon + kl;
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
    }
}
