// style: loss terms as Func fields chosen at construction, composed by a local lambda
// case Bernoulli: R = 1/B; K = 1/B; beta = 1
// case Gaussian: R = 1/B; K = 1/B; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BFuncFields;

public class ConfigurableLoss
{
    private readonly Func<Tensor, Tensor, Tensor> _nll;
    private readonly Func<Tensor, Tensor, Tensor> _kl = (mu, lv) => 0.5 * (mu * mu + lv.exp() - 1 - lv).sum(1);

    private static readonly Func<Tensor, Tensor, Tensor> Bce =
        (logits, x) => F.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.None).flatten(1).sum(1);

    private static readonly Func<Tensor, Tensor, Tensor> Sse = static (y, x) => (y - x).square().flatten(1).sum(1);

    public ConfigurableLoss(string kind)
    {
        _nll = kind == "bernoulli" ? Bce : Sse;
    }

    public Tensor this[Tensor output, Tensor x, Tensor mu, Tensor lv] => Evaluate(output, x, mu, lv);

    public Tensor Evaluate(Tensor output, Tensor x, Tensor mu, Tensor lv)
    {
        Func<Tensor, Tensor, Tensor> add = (a, b) => (a + b).mean();
        return add(_nll(output, x), _kl(mu, lv));
    }
}
