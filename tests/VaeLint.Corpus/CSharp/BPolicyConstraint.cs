// style: maximum a posteriori policy optimisation: Gaussian policies with mu and logvar, KL to the old policy averaged, no reconstruction
// case PolicyLoss: not a VAE
// case DualLoss: not a VAE
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BPolicyConstraint;

public readonly record struct GaussianPolicy(Tensor Mu, Tensor LogVar)
{
    public Tensor LogProb(Tensor a) => (-0.5 * ((a - Mu).pow(2) * (-LogVar).exp() + LogVar)).sum(-1);

    public Tensor KlTo(GaussianPolicy other)
        => 0.5 * (other.LogVar - LogVar + (LogVar.exp() + (Mu - other.Mu).pow(2)) / other.LogVar.exp() - 1);
}

public class Mpo
{
    private Tensor _eta = tensor(1.0f).requires_grad_();
    private Tensor _alpha = tensor(0.1f).requires_grad_();

    public double Epsilon { get; init; } = 0.1;
    public double EpsilonKl { get; init; } = 0.01;

    public Tensor PolicyLoss(GaussianPolicy policy, GaussianPolicy old, Tensor actions, Tensor q)
    {
        var weights = nn.functional.softmax(q / _eta.detach(), 0);
        var fit = -(weights * policy.LogProb(actions)).sum(0L).mean();
        var kl = old.KlTo(policy).sum(-1).mean();
        return fit + _alpha.detach() * kl + _alpha * (EpsilonKl - kl.detach());
    }

    public Tensor DualLoss(Tensor q)
        => _eta * Epsilon + _eta * (logsumexp(q / _eta, 0) - System.Math.Log(q.shape[0])).mean();
}
