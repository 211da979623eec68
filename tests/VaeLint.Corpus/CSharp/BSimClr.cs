// style: contrastive learning: NT-Xent over two augmented views, cross entropy over similarities, plus VICReg-style variance terms
// case NtXent: not a VAE
// case VicReg: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BSimClr;

public static class Contrastive
{
    public static Tensor NtXent(Tensor z1, Tensor z2, float temperature = 0.5f)
    {
        var n = z1.shape[0];
        var z = F.normalize(cat([z1, z2], 0), dim: 1);
        var sim = mm(z, z.t()) / temperature;
        sim = sim.masked_fill(eye(2 * n).to_type(ScalarType.Bool), float.NegativeInfinity);
        var targets = cat([arange(n, 2 * n), arange(0, n)], 0);
        return F.cross_entropy(sim, targets);
    }

    public static Tensor VicReg(Tensor za, Tensor zb, double lambda = 25, double mu = 25, double nu = 1)
    {
        var (n, d) = (za.shape[0], za.shape[1]);
        var invariance = F.mse_loss(za, zb);

        var stdA = (za.var(0) + 1e-4).sqrt();
        var stdB = (zb.var(0) + 1e-4).sqrt();
        var variance = F.relu(1 - stdA).mean() + F.relu(1 - stdB).mean();

        var a = za - za.mean([0]);
        var b = zb - zb.mean([0]);
        var covA = mm(a.t(), a) / (n - 1);
        var covB = mm(b.t(), b) / (n - 1);
        var covariance = OffDiagonal(covA).pow(2).sum() / d + OffDiagonal(covB).pow(2).sum() / d;

        return lambda * invariance + mu * variance + nu * covariance;
    }

    private static Tensor OffDiagonal(Tensor m) => m - m.diag().diag();
}
