// style: one complete wrong loss helper that train, validation, test, warm-up and export code all call
// case NegativeElbo: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ASharedHelper;

public sealed class Experiment
{
    private readonly Sequential _decoder = nn.Sequential(nn.Linear(16, 128), nn.ReLU(), nn.Linear(128, 784), nn.Sigmoid());
    private readonly Linear _heads = nn.Linear(784, 32);

    internal static Tensor NegativeElbo(Tensor y, Tensor x, Tensor mean, Tensor logVar)
    {
        var distortion = F.l1_loss(y, x); //~ VAE001
        var rate = (0.5 * (mean.pow(2) + logVar.exp() - 1 - logVar)).sum(dim: 1).mean();
        return distortion + rate;
    }

    private (Tensor y, Tensor mean, Tensor logVar) Run(Tensor x)
    {
        var heads = _heads.call(x).chunk(2, 1);
        var z = heads[0] + (heads[1] / 2).exp() * randn_like(heads[0]);
        return (_decoder.call(z), heads[0], heads[1]);
    }

    public void Train(IEnumerable<Tensor> batches, optim.Optimizer optimizer)
    {
        foreach (var x in batches)
        {
            optimizer.zero_grad();
            var (y, mean, logVar) = Run(x);
            NegativeElbo(y, x, mean, logVar).backward();
            optimizer.step();
        }
    }

    public void WarmUp(Tensor x, optim.Optimizer optimizer, double weightDecay)
    {
        var (y, mean, logVar) = Run(x);
        var penalty = weightDecay * _heads.weight.pow(2).sum();
        var loss = NegativeElbo(y, x, mean, logVar) + penalty;
        loss.backward();
        optimizer.step();
    }

    public float Validate(Tensor x)
    {
        var (y, mean, logVar) = Run(x);
        return NegativeElbo(y, x, mean, logVar).item<float>();
    }

    public Tensor Test(Tensor x)
    {
        var (y, mean, logVar) = Run(x);
        return NegativeElbo(y, x, mean, logVar);
    }

    public Tensor TestTwice(Tensor x)
    {
        var (y, mean, logVar) = Run(x);
        var (y2, mean2, logVar2) = Run(x);
        return (NegativeElbo(y, x, mean, logVar) + NegativeElbo(y2, x, mean2, logVar2)) / 2;
    }
}
