// style: Bayesian last layer: Gaussian KL of the weights to a prior, divided by the number of training examples, beside a mean squared error of a regression
// case Loss: not a VAE
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DBayesianHead;

public sealed class BayesianHead : Module<Tensor, Tensor>
{
    private readonly Parameter _weightMu;
    private readonly Parameter _weightRho;

    public BayesianHead(long inFeatures, long outFeatures) : base(nameof(BayesianHead))
    {
        _weightMu = Parameter(randn(outFeatures, inFeatures) * 0.1);
        _weightRho = Parameter(full([outFeatures, inFeatures], -3.0));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var sigma = functional.softplus(_weightRho);
        return functional.linear(x, _weightMu + sigma * randn_like(sigma));
    }

    public Tensor KlToPrior()
    {
        var sigma = functional.softplus(_weightRho);
        return 0.5 * (sigma.square() + _weightMu.square() - 1 - 2 * sigma.log()).sum();
    }
}

public static class HeadTraining
{
    public static Tensor Loss(BayesianHead head, Tensor features, Tensor target, long trainingExamples)
    {
        var fit = functional.mse_loss(head.call(features), target);
        return fit + head.KlToPrior() / trainingExamples;
    }
}
