// style: a VAE with a property head: [B, 1] from the layer against [B] from the labels
// case Property: not measured
// case Absolute: not measured
// case Smooth: not measured
// case KeptAxis: not measured
// case Reward: not measured
// case Squeezed: not measured
// case Unsqueezed: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ColumnAgainstVector;

public sealed class PropertyVae
{
    private readonly Linear _mean = Linear(40, 8);
    private readonly Linear _logVariance = Linear(40, 8);
    private readonly Linear _output = Linear(8, 40);
    private readonly Linear _property = Linear(8, 1);

    public Tensor Property(Tensor batch)
    {
        var x = batch.view(-1, 40);
        var (z, elbo) = Elbo(x);
        return elbo + functional.mse_loss(_property.call(z), x.sum(1)); //~ VAE404
    }

    public Tensor Absolute(Tensor batch)
    {
        var x = batch.view(-1, 40);
        var (z, elbo) = Elbo(x);
        var predicted = _property.call(z);
        return elbo + 0.1 * functional.l1_loss(predicted, x.mean([1])); //~ VAE404
    }

    public Tensor Smooth(Tensor batch)
    {
        var x = batch.view(-1, 40);
        var (z, elbo) = Elbo(x);
        return elbo + functional.smooth_l1_loss(_property.call(z), x.square().sum(1)); //~ VAE404
    }

    public Tensor KeptAxis(Tensor batch)
    {
        var x = batch.view(-1, 40);
        var (_, elbo) = Elbo(x);
        return elbo + functional.mse_loss(x, x.mean([1], keepdim: true)); //~ VAE001 VAE404
    }

    public Tensor Reward(Tensor batch, Tensor rewards)
    {
        var x = batch.view(-1, 40);
        var (z, elbo) = Elbo(x);
        return elbo + functional.huber_loss(_property.call(z).squeeze(1), x.sum(1).unsqueeze(1)); //~ VAE404
    }

    public Tensor Squeezed(Tensor batch)
    {
        var x = batch.view(-1, 40);
        var (z, elbo) = Elbo(x);
        return elbo + functional.mse_loss(_property.call(z).squeeze(1), x.sum(1));
    }

    public Tensor Unsqueezed(Tensor batch)
    {
        var x = batch.view(-1, 40);
        var (z, elbo) = Elbo(x);
        return elbo + functional.mse_loss(_property.call(z), x.sum(1).unsqueeze(1));
    }

    private (Tensor Z, Tensor Loss) Elbo(Tensor x)
    {
        var (mu, lv) = (_mean.call(x), _logVariance.call(x));
        var z = mu + randn_like(mu) * (0.5 * lv).exp();
        var nll = functional.mse_loss(_output.call(z), x, Reduction.Sum) / x.shape[0];
        return (z, nll + (-0.5 * (1 + lv - mu.pow(2) - lv.exp())).sum(1).mean());
    }
}
