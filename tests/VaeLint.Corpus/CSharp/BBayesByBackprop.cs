// style: Bayesian linear layers: KL of the weight posterior (mu, rho parameters) divided by the number of training examples, cross entropy over the batch
// case Step: not a VAE
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BBayesByBackprop;

public class BayesLinear : Module<Tensor, Tensor>
{
    private readonly Parameter weightMu, weightRho, biasMu, biasRho;

    public BayesLinear(long inFeatures, long outFeatures) : base("bayes_linear")
    {
        weightMu = Parameter(0.1 * randn(outFeatures, inFeatures));
        weightRho = Parameter(full(outFeatures, inFeatures, -3f));
        biasMu = Parameter(zeros(outFeatures));
        biasRho = Parameter(full(outFeatures, -3f));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var weight = weightMu + functional.softplus(weightRho) * randn_like(weightMu);
        var bias = biasMu + functional.softplus(biasRho) * randn_like(biasMu);
        return functional.linear(input, weight, bias);
    }

    public Tensor Kl()
    {
        return GaussianKl(weightMu, functional.softplus(weightRho)) + GaussianKl(biasMu, functional.softplus(biasRho));
    }

    private static Tensor GaussianKl(Tensor mu, Tensor sigma)
        => 0.5 * (mu.pow(2) + sigma.pow(2) - 1 - 2 * sigma.log()).sum();
}

public class BayesianClassifier
{
    private readonly BayesLinear _first = new(784, 400);
    private readonly BayesLinear _second = new(400, 10);

    public Tensor Step(Tensor images, Tensor labels, long trainingExamples)
    {
        var logits = _second.forward(functional.relu(_first.forward(images.flatten(1))));
        var nll = functional.cross_entropy(logits, labels);
        var kl = new[] { _first, _second }.Select(layer => layer.Kl()).Aggregate((a, b) => a + b);
        return nll + kl / trainingExamples;
    }
}
