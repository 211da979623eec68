// style: course exercise as a Module: the sample multiplies the noise with the log variance itself and with its exponential, the KL takes it for a log variance
// case Step: not measured
// case StepExponential: not measured
// case StepRight: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ELogVarianceScalesNoise;

public sealed class ExerciseVae : Module<Tensor, Tensor>
{
    private readonly Linear _encoder = Linear(784, 200);
    private readonly Linear _muLayer = Linear(200, 20);
    private readonly Linear _logvarLayer = Linear(200, 20);
    private readonly Linear _decoder = Linear(20, 784);

    public ExerciseVae()
        : base(nameof(ExerciseVae)) => RegisterComponents();

    public override Tensor forward(Tensor x) => torch.sigmoid(_decoder.forward(_muLayer.forward(F.relu(_encoder.forward(x)))));

    public Tensor Step(Tensor x)
    {
        var h = F.relu(_encoder.forward(x));
        var mu = _muLayer.forward(h);
        var logvar = _logvarLayer.forward(h);
        var z = mu + logvar * torch.randn_like(torch.exp(0.5 * logvar)); //~ VAE102
        return Loss(x, z, mu, logvar);
    }

    public Tensor StepExponential(Tensor x)
    {
        var h = F.relu(_encoder.forward(x));
        var mu = _muLayer.forward(h);
        var logvar = _logvarLayer.forward(h);
        var z = mu + torch.exp(logvar) * torch.randn_like(mu); //~ VAE102
        return Loss(x, z, mu, logvar);
    }

    public Tensor StepRight(Tensor x)
    {
        var h = F.relu(_encoder.forward(x));
        var mu = _muLayer.forward(h);
        var logvar = _logvarLayer.forward(h);
        var z = mu + torch.exp(0.5 * logvar) * torch.randn_like(mu);
        return Loss(x, z, mu, logvar);
    }

    private Tensor Loss(Tensor x, Tensor z, Tensor mu, Tensor logvar)
    {
        var xHat = torch.sigmoid(_decoder.forward(z));
        var reconstruction = F.binary_cross_entropy(xHat, x, reduction: Reduction.Sum);
        var regularization = 0.5 * torch.sum(mu.pow(2) + logvar.exp() - logvar - 1);
        return (reconstruction + regularization) / x.shape[0];
    }
}
