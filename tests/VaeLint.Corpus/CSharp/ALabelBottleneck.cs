// style: variational information bottleneck: class logits [B,K], default cross entropy is a batch mean, so the KL per sample fits
// case Loss: R = 1/B; K = 0.001/B; beta = 0.001
// case LossFromNll: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ALabelBottleneck;

public sealed class BottleneckClassifier : Module<Tensor, (Tensor logits, Tensor mu, Tensor logVar)>
{
    private const double Beta = 1e-3;

    private readonly Linear _body = Linear(784, 1024);
    private readonly Linear _mu = Linear(1024, 256);
    private readonly Linear _logVar = Linear(1024, 256);
    private readonly Linear _head = Linear(256, 10);
    private readonly CrossEntropyLoss _crossEntropy = CrossEntropyLoss();

    public BottleneckClassifier() : base(nameof(BottleneckClassifier)) => RegisterComponents();

    public override (Tensor logits, Tensor mu, Tensor logVar) forward(Tensor images)
    {
        var h = functional.relu(_body.call(images.view(-1, 784)));
        var mu = _mu.call(h);
        var logVar = _logVar.call(h);
        return (_head.call(mu + torch.exp(0.5 * logVar) * torch.randn_like(mu)), mu, logVar);
    }

    public Tensor Loss(Tensor logits, Tensor labels, Tensor mu, Tensor logVar)
    {
        var task = _crossEntropy.call(logits.view(-1, 10), labels);
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
        return task + Beta * kl;
    }

    public static Tensor LossFromNll(Tensor logits, Tensor labels, Tensor mu, Tensor logVar)
    {
        var task = functional.cross_entropy(logits.view(-1, 10), labels, reduction: Reduction.Sum) / labels.shape[0];
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum() / labels.shape[0];
        return task + kl;
    }
}
