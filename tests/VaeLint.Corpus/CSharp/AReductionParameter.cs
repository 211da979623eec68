// style: the reduction of the reconstruction is a parameter: chosen by the caller, or left at a default
// case TrainLoss: R = 1/(B*D); K = 1/B; beta = D
// case SummedTrainLoss: R = 1; K = 1; beta = 1
// case DefaultLoss: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AReductionParameter;

public static class VaeLossBuilder
{
    private static Tensor ReconstructionAndKl(Tensor recon, Tensor data, Tensor mu, Tensor logvar, Reduction reduction, bool perBatch)
    {
        var reconLoss = functional.binary_cross_entropy(recon, data, reduction: reduction);
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum();
        if (perBatch)
        {
            kld = kld / data.shape[0];
        }
        return reconLoss + kld;
    }

    public static Tensor TrainLoss(Tensor recon, Tensor data, Tensor mu, Tensor logvar)
    {
        return ReconstructionAndKl(recon, data, mu, logvar, Reduction.Mean, perBatch: true); //~ VAE001
    }

    public static Tensor SummedTrainLoss(Tensor recon, Tensor data, Tensor mu, Tensor logvar)
    {
        return ReconstructionAndKl(recon, data, mu, logvar, Reduction.Sum, perBatch: false);
    }
}

public static class VaeLossWithDefault
{
    public static Tensor DefaultLoss(Tensor recon, Tensor data, Tensor mu, Tensor logvar, Reduction reduction = Reduction.Mean)
    {
        var reconLoss = functional.binary_cross_entropy(recon, data, reduction: reduction); //~ VAE001
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1).mean();
        return reconLoss + kld;
    }

    public static Tensor Step(Tensor recon, Tensor data, Tensor mu, Tensor logvar, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var loss = DefaultLoss(recon, data, mu, logvar);
        loss.backward();
        optimizer.step();
        return loss;
    }
}
