// style: static Main-like script, mutable static fields for hyperparameters, named batch size from shape, epoch log
// case Run: not measured
// case Criterion: R = 1/(B*D); K = lambda/B; beta = lambda*D
// case CriterionBatch: R = 1/B; K = 1; beta = B
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AImageTrainingScript;

internal static class Script
{
    public static double Lambda = 0.05;

    internal static Tensor Criterion(Tensor decoded, Tensor images, Tensor mu, Tensor logvar)
    {
        var batch_size = (int)images.size(0);
        var mse = mse_loss(decoded, images);
        var kld = 0.5 * torch.sum(torch.exp(logvar) + mu.pow(2) - 1.0 - logvar) / batch_size;
        return mse + Lambda * kld; //~ VAE010
    }

    internal static Tensor CriterionBatch(Tensor decoded, Tensor images, Tensor mu, Tensor logvar)
    {
        var batch_size = (int)images.size(0);
        var mse = mse_loss(decoded, images, Reduction.Sum) / batch_size;
        var kld = 0.5 * torch.sum(torch.exp(logvar) + mu.pow(2) - 1.0 - logvar); //~ VAE003
        return mse + kld;
    }

    internal static void Run(Module<Tensor, (Tensor, Tensor, Tensor)> net, IList<Tensor> images, int epochs)
    {
        var optimizer = optim.RMSProp(net.parameters(), lr: 5e-4);
        for (int epoch = 1; epoch <= epochs; ++epoch)
        {
            double epochLoss = 0, epochKl = 0;
            foreach (var x in images)
            {
                optimizer.zero_grad();
                var (decoded, mu, logvar) = net.forward(x);
                var bce = binary_cross_entropy_with_logits(decoded, x); //~ VAE001
                var kld = torch.mean(0.5 * (torch.exp(logvar) + mu.pow(2) - 1.0 - logvar)); //~ VAE002
                var loss = bce + kld;
                loss.backward();
                optimizer.step();
                epochLoss += loss.ToDouble();
                epochKl += kld.ToDouble();
            }

            Console.WriteLine($"epoch {epoch}: loss {epochLoss / images.Count:F4}, kl {epochKl / images.Count:F4}");
        }
    }
}
