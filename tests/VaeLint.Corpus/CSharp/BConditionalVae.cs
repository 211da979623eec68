// style: conditional VAE, one-hot label concatenated, result as a record with a method, sum / batch on both sides
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BConditionalVae;

public record CvaeResult(Tensor Reconstruction, Tensor Means, Tensor LogVar)
{
    public Tensor Loss(Tensor x)
    {
        var BCE = functional.binary_cross_entropy(Reconstruction.view(-1, 28 * 28), x.view(-1, 28 * 28), reduction: Reduction.Sum);
        var KLD = -0.5 * torch.sum(1 + LogVar - Means.pow(2) - LogVar.exp());
        return (BCE + KLD) / x.size(0);
    }
}

public class Cvae : Module<Tensor, Tensor, CvaeResult>
{
    private readonly Sequential _encoder = Sequential(Linear(784 + 10, 256), ReLU());
    private readonly Linear _means = Linear(256, 2), _logVar = Linear(256, 2);
    private readonly Sequential _decoder = Sequential(Linear(2 + 10, 256), ReLU(), Linear(256, 784), Sigmoid());

    public Cvae() : base("cvae") => RegisterComponents();

    public override CvaeResult forward(Tensor x, Tensor label)
    {
        var c = functional.one_hot(label, 10).to(x.dtype);
        var h = _encoder.forward(cat([x.view(-1, 784), c], dim: 1));
        var (means, logVar) = (_means.forward(h), _logVar.forward(h));
        var z = randn_like(means) * torch.exp(0.5 * logVar) + means;
        return new CvaeResult(_decoder.forward(cat([z, c], dim: 1)), means, logVar);
    }
}
