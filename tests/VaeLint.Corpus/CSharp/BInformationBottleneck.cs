// style: deep variational information bottleneck: cross entropy over [B,K] classes (batch mean only) + beta * KL per sample, constants at the top
// case Loss: not a VAE
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BInformationBottleneck;

public class VibClassifier : Module<Tensor, (Tensor logits, Tensor mu, Tensor std)>
{
    private const int K = 256;
    private readonly Sequential encode;
    private readonly Linear decode = Linear(K, 10);

    public VibClassifier() : base("vib")
    {
        encode = Sequential(Linear(784, 1024), ReLU(), Linear(1024, 1024), ReLU(), Linear(1024, 2 * K));
        RegisterComponents();
    }

    public override (Tensor logits, Tensor mu, Tensor std) forward(Tensor x)
    {
        var statistics = encode.forward(x.view(x.shape[0], -1));
        var mu = statistics.narrow(1, 0, K);
        var std = functional.softplus(statistics.narrow(1, K, K) - 5);
        var z = mu + std * randn_like(std);
        return (decode.forward(z), mu, std);
    }
}

public class VibLoss
{
    public double Beta { get; init; } = 1e-3;

    public Tensor Loss(VibClassifier net, Tensor images, Tensor labels)
    {
        var (logits, mu, std) = net.forward(images);
        // nats to bits
        var classLoss = functional.cross_entropy(logits, labels) / Math.Log(2);
        var infoLoss = -0.5 * (1 + 2 * std.log() - mu.pow(2) - std.pow(2)).sum(1).mean() / Math.Log(2);
        return classLoss + Beta * infoLoss;
    }
}
