// style: M2 semi-supervised VAE with a one-hot label beside the image; the pixel term is a mean in the first version
// case Labelled: not measured
// case LabelledSummed: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ASemiSupervised;

public class SemiSupervisedVae : Module<Tensor, Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Linear _classifier = Linear(784, 10);
    private readonly Linear _encoder = Linear(784 + 10, 2 * 50);
    private readonly Linear _decoder = Linear(50 + 10, 784);

    public SemiSupervisedVae() : base("m2") => RegisterComponents();

    public override (Tensor, Tensor, Tensor) forward(Tensor x, Tensor y)
    {
        var heads = _encoder.call(cat([x, y], dim: 1)).chunk(2, dim: 1);
        var z = heads[0] + exp(0.5 * heads[1]) * randn_like(heads[0]);
        return (_decoder.call(cat([z, y], dim: 1)), heads[0], heads[1]);
    }

    public Tensor Labelled(Tensor images, Tensor labels)
    {
        var x = images.view(-1, 784);
        var (logits, mu, logVar) = call(x, one_hot(labels, 10).to(x.dtype));
        var reconstruction = binary_cross_entropy_with_logits(logits, x); //~ VAE001
        var divergence = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()) / x.shape[0];
        return reconstruction + divergence;
    }

    public Tensor LabelledSummed(Tensor images, Tensor labels)
    {
        var x = images.view(-1, 784);
        var (logits, mu, logVar) = call(x, one_hot(labels, 10).to(x.dtype));
        var reconstruction = binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var divergence = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()) / x.shape[0];
        return reconstruction + divergence;
    }

    public Tensor Classify(Tensor images) => softmax(_classifier.call(images.view(-1, 784)), dim: 1);
}
