// style: FactorVAE: vae loss sum / batch, total correlation from a discriminator, permuted latents, two optimizers
// case VaeLoss: R = 1/B; K = 1/B; beta = 1
// case Train: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BFactorVae;

public class Solver
{
    private readonly Module<Tensor, (Tensor recon, Tensor mu, Tensor logvar, Tensor z)> VAE;
    private readonly Module<Tensor, Tensor> D;
    private readonly optim.Optimizer optim_VAE, optim_D;
    private readonly double gamma = 6.4;

    public Solver(Module<Tensor, (Tensor, Tensor, Tensor, Tensor)> vae, Module<Tensor, Tensor> d)
    {
        VAE = vae;
        D = d;
        optim_VAE = optim.Adam(vae.parameters(), 1e-4);
        optim_D = optim.Adam(d.parameters(), 1e-4, 0.5, 0.9);
    }

    public static Tensor VaeLoss(Tensor x_recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var recon = binary_cross_entropy_with_logits(x_recon, x, reduction: Reduction.Sum).div(x.size(0));
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1).mean();
        return recon + kld;
    }

    public void Train(Tensor x_true1, Tensor x_true2)
    {
        var (x_recon, mu, logvar, z) = VAE.forward(x_true1);
        var D_z = D.forward(z);
        var vae_tc_loss = (D_z.narrow(1, 0, 1) - D_z.narrow(1, 1, 1)).mean();
        var vae_loss = VaeLoss(x_recon, x_true1, mu, logvar) + gamma * vae_tc_loss;

        optim_VAE.zero_grad();
        vae_loss.backward(retain_graph: true);
        optim_VAE.step();

        var z_perm = PermuteDims(VAE.forward(x_true2).Item4).detach();
        var n = x_true1.size(0);
        var D_tc_loss = 0.5 * (cross_entropy(D.forward(z.detach()), zeros(n, int64)) + cross_entropy(D.forward(z_perm), ones(n, int64)));
        optim_D.zero_grad();
        D_tc_loss.backward();
        optim_D.step();
    }

    private static Tensor PermuteDims(Tensor z)
    {
        var columns = z.split(1, 1);
        for (int j = 0; j < columns.Length; j++)
            columns[j] = columns[j][randperm(z.size(0))];
        return cat(columns, 1);
    }
}
