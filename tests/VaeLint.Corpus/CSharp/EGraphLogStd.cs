// style: variational graph auto-encoder: the encoder's log standard deviation is sampled as such and fed to the closed form for log-variances
// case Step: not measured
// case FixedStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EGraphLogStd;

public sealed class GraphAutoencoder : Module<Tensor, (Tensor Mu, Tensor LogStd)>
{
    private readonly Linear _mu = Linear(64, 16);
    private readonly Linear _logStd = Linear(64, 16);

    public GraphAutoencoder() : base(nameof(GraphAutoencoder)) => RegisterComponents();

    public override (Tensor Mu, Tensor LogStd) forward(Tensor h) => (_mu.call(h), _logStd.call(h));

    private static Tensor Reparametrize(Tensor mu, Tensor logStd) => mu + torch.randn_like(logStd) * torch.exp(logStd);

    public Tensor Step(Tensor h, Tensor adjacency)
    {
        var (mu, logStd) = call(h);
        var z = Reparametrize(mu, logStd);
        var nll = F.binary_cross_entropy_with_logits(torch.matmul(z, z.t()), adjacency, reduction: Reduction.Sum) / h.shape[0];
        var kl = -0.5 * torch.mean(torch.sum(1 + logStd - mu.pow(2) - logStd.exp(), dim: 1)); //~ VAE102
        return nll + kl;
    }

    public Tensor FixedStep(Tensor h, Tensor adjacency)
    {
        var (mu, logStd) = call(h);
        var z = Reparametrize(mu, logStd);
        var nll = F.binary_cross_entropy_with_logits(torch.matmul(z, z.t()), adjacency, reduction: Reduction.Sum) / h.shape[0];
        var kl = -0.5 * torch.mean(torch.sum(1 + 2 * logStd - mu.pow(2) - logStd.exp().pow(2), dim: 1));
        return nll + kl;
    }
}
