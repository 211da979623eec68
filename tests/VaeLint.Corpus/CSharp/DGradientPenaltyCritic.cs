// style: Wasserstein critic with gradient penalty and a generator with a diversity term over log distances
// case CriticLoss: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DGradientPenaltyCritic;

public sealed class WassersteinGp(Module<Tensor, Tensor> critic, double lambda = 10)
{
    public Tensor CriticLoss(Tensor real, Tensor fake)
    {
        var alpha = rand(real.shape[0], 1, 1, 1);
        var mixed = (alpha * real + (1 - alpha) * fake).requires_grad_();
        var score = critic.call(mixed);
        var gradients = autograd.grad([score.sum()], [mixed], create_graph: true)[0];
        var penalty = (gradients.flatten(1).norm(1) - 1).square().mean();
        return critic.call(fake).mean() - critic.call(real).mean() + lambda * penalty;
    }

    public Tensor GeneratorLoss(Tensor fake, Tensor z)
    {
        var distances = torch.log(cdist(fake.flatten(1), fake.flatten(1)) + 1e-6);
        var latent = torch.log(cdist(z, z) + 1e-6);
        return -critic.call(fake).mean() + 0.1 * functional.mse_loss(distances, latent);
    }
}
