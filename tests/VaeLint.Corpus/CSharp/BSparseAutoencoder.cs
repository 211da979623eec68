// style: CS294A sparse autoencoder: mean squared error, KL(rho || rho_hat) over hidden units, weight decay
// case Cost: not a VAE
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BSparseAutoencoder;

public class SparseAutoencoder : Module<Tensor, Tensor>
{
    private readonly Linear w1 = Linear(64, 25);
    private readonly Linear w2 = Linear(25, 64);
    private Tensor _activation;

    public SparseAutoencoder() : base("sparse") => RegisterComponents();

    public override Tensor forward(Tensor patches)
    {
        _activation = w1.forward(patches).sigmoid();
        return w2.forward(_activation).sigmoid();
    }

    public Tensor Cost(Tensor patches, double rho = 0.05, double beta = 3, double lambda = 1e-4)
    {
        var output = forward(patches);
        var error = functional.mse_loss(output, patches);
        var rhoHat = _activation.mean([0]);
        var kl = (rho * log(rho / rhoHat) + (1 - rho) * log((1 - rho) / (1 - rhoHat))).sum();
        var decay = parameters().Where(p => p.dim() == 2).Select(p => p.pow(2).sum()).Aggregate((a, b) => a + b);
        return error + beta * kl + 0.5 * lambda * decay;
    }
}
