// style: like the PyTorch MNIST example, loss as a free static method, using static functional, sum + sum
// case LossFunction: R = 1; K = 1; beta = 1
// case Train: not measured
using System;
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BPyTorchExampleSum;

public sealed class Vae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Linear fc1 = Linear(784, 400);
    private readonly Linear fc21 = Linear(400, 20);
    private readonly Linear fc22 = Linear(400, 20);
    private readonly Linear fc3 = Linear(20, 400);
    private readonly Linear fc4 = Linear(400, 784);

    public Vae() : base(nameof(Vae)) => RegisterComponents();

    public (Tensor, Tensor) Encode(Tensor x)
    {
        var h1 = relu(fc1.forward(x));
        return (fc21.forward(h1), fc22.forward(h1));
    }

    public static Tensor Reparameterize(Tensor mu, Tensor logvar)
    {
        var std = torch.exp(0.5 * logvar);
        var eps = torch.randn_like(std);
        return mu + eps * std;
    }

    public Tensor Decode(Tensor z) => torch.sigmoid(fc4.forward(relu(fc3.forward(z))));

    public override (Tensor, Tensor, Tensor) forward(Tensor x)
    {
        var (mu, logvar) = Encode(x.view(-1, 784));
        return (Decode(Reparameterize(mu, logvar)), mu, logvar);
    }
}

public static class Program
{
    // see Appendix B from the VAE paper: 0.5 * sum(1 + log(sigma^2) - mu^2 - sigma^2)
    public static Tensor LossFunction(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var BCE = binary_cross_entropy(reconX, x.view(-1, 784), reduction: Reduction.Sum);
        var KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return BCE + KLD;
    }

    public static void Train(int epoch, Vae model, IReadOnlyList<Tensor> trainLoader, optim.Optimizer optimizer, int logInterval = 10)
    {
        model.train();
        var trainLoss = 0.0;
        var batchIdx = 0;
        foreach (var data in trainLoader)
        {
            optimizer.zero_grad();
            var (recon, mu, logvar) = model.forward(data);
            var loss = LossFunction(recon, data, mu, logvar);
            loss.backward();
            trainLoss += loss.item<float>();
            optimizer.step();
            if (batchIdx++ % logInterval == 0)
            {
                Console.WriteLine($"Train Epoch: {epoch} [{batchIdx}/{trainLoader.Count}]\tLoss: {loss.item<float>() / data.shape[0]:F6}");
            }
        }

        Console.WriteLine($"====> Epoch: {epoch} Average loss: {trainLoss / trainLoader.Count:F4}");
    }
}
