// style: table synthesis: a static method returns the parts, the KL averaged three times over; the training loop weights and adds them, beta is lowered on a plateau
// case Train: not measured
// note: three means in a row are one mean over everything
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.ETripleMeans;

public static class TableSynthesis
{
    private static (Tensor Mse, Tensor Kld) ComputeLoss(Tensor xNum, Tensor reconXNum, Tensor muZ, Tensor logvarZ)
    {
        var mseLoss = (xNum - reconXNum).pow(2).mean();
        var temp = 1 + logvarZ - muZ.pow(2) - logvarZ.exp();
        var lossKld = -0.5 * torch.mean(temp.mean([-1]).mean());
        return (mseLoss, lossKld);
    }

    public static void Train(
        IEnumerable<Tensor> batches, Func<Tensor, (Tensor Recon, Tensor Mu, Tensor LogVar)> model, optim.Optimizer optimizer, double maxBeta, double minBeta, double lambd)
    {
        var beta = maxBeta;
        var best = double.PositiveInfinity;
        var patience = 0;
        foreach (var batch in batches)
        {
            optimizer.zero_grad();
            var (recon, mu, logvar) = model(batch);
            var (mse, kld) = ComputeLoss(batch, recon, mu, logvar);
            var loss = mse + beta * kld; //~ VAE010
            loss.backward();
            optimizer.step();

            var value = mse.item<double>();
            if (value < best)
            {
                best = value;
                patience = 0;
            }
            else if (++patience == 10 && beta > minBeta)
            {
                beta *= lambd;
            }
        }
    }
}
