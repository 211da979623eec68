// style: KL annealing as in sequence VAEs: logistic and linear schedules, the weight from the step counter, mean or summed KL
// case MeanLoss: R = 1/(B*D); K = klWeight/B; beta = klWeight*D
// case SummedKl: R = 1/(B*D); K = klWeight; beta = klWeight*B*D
// case Balanced: R = 1; K = klWeight; beta = klWeight
// case TrainStep: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AAnnealedWeight;

public enum AnnealFunction
{
    Logistic,
    Linear,
}

public sealed class AnnealedVaeLoss
{
    private readonly AnnealFunction _function;
    private readonly double _slope = 0.0025;
    private readonly int _midpoint = 2500;

    public AnnealedVaeLoss(AnnealFunction function) => _function = function;

    public long Step { get; set; } = 100;

    private double KlWeight() => _function switch
    {
        AnnealFunction.Logistic => 1.0 / (1.0 + Math.Exp(-_slope * (Step - _midpoint))),
        AnnealFunction.Linear => Math.Min(1.0, Step / (double)_midpoint),
        _ => throw new InvalidOperationException($"unknown schedule {_function}"),
    };

    public Tensor MeanLoss(Tensor output, Tensor target, Tensor mean, Tensor logv)
    {
        var nll = mse_loss(output, target);
        var kl = -0.5 * torch.sum(1 + logv - mean.pow(2) - logv.exp()) / target.size(0);
        var klWeight = KlWeight();
        return nll + klWeight * kl; //~ VAE010
    }

    public Tensor SummedKl(Tensor output, Tensor target, Tensor mean, Tensor logv)
    {
        var nll = mse_loss(output, target);
        var kl = -0.5 * torch.sum(1 + logv - mean.pow(2) - logv.exp()); //~ VAE003
        var klWeight = KlWeight();
        return nll + klWeight * kl;
    }

    public Tensor Balanced(Tensor output, Tensor target, Tensor mean, Tensor logv)
    {
        var nll = mse_loss(output, target, Reduction.Sum);
        var kl = -0.5 * torch.sum(1 + logv - mean.pow(2) - logv.exp());
        return nll + KlWeight() * kl;
    }

    public Tensor TrainStep(Module<Tensor, (Tensor, Tensor, Tensor)> model, Tensor batch, optim.Optimizer adam, int epoch, int warmupEpochs)
    {
        var (output, mean, logv) = model.call(batch);
        var beta = Math.Min(1.0, (double)epoch / warmupEpochs);
        var nll = l1_loss(output, batch);
        var kl = (0.5 * (mean.pow(2) + logv.exp() - logv - 1)).sum(1).mean();
        var loss = nll + beta * kl; //~ VAE010
        adam.zero_grad();
        loss.backward();
        adam.step();
        Step++;
        return loss.detach();
    }
}
