// style: batch-constrained Q-learning: the action VAE of the agent, mean squared error plus half the mean KL written with the standard deviation
// case VaeLoss: R = 1/(B*D); K = 0.5/(B*L); beta = 0.5*D/L
// case Train: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DBatchConstrainedAgent;

public sealed class BcqAgent(
    Module<Tensor, Tensor, (Tensor Recon, Tensor Mean, Tensor Std)> vae,
    Module<Tensor, Tensor, (Tensor Q1, Tensor Q2)> critic,
    optim.Optimizer vaeOptimizer,
    optim.Optimizer criticOptimizer)
{
    public static Tensor VaeLoss(Tensor recon, Tensor action, Tensor mean, Tensor std)
    {
        var reconLoss = functional.mse_loss(recon, action); //~ VAE001
        var klLoss = -0.5 * (1 + torch.log(std.pow(2)) - mean.pow(2) - std.pow(2)).mean(); //~ VAE002
        return reconLoss + 0.5 * klLoss;
    }

    public void Train((Tensor State, Tensor Action, Tensor Target) sample)
    {
        var (recon, mean, std) = vae.call(sample.State, sample.Action);
        var vaeLoss = VaeLoss(recon, sample.Action, mean, std);
        vaeOptimizer.zero_grad();
        vaeLoss.backward();
        vaeOptimizer.step();

        var (q1, q2) = critic.call(sample.State, sample.Action);
        var criticLoss = functional.mse_loss(q1, sample.Target) + functional.mse_loss(q2, sample.Target);
        criticOptimizer.zero_grad();
        criticLoss.backward();
        criticOptimizer.step();
    }
}
