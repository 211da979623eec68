// style: rand_like where randn_like was meant, in forward and inline; uniform noise that is right elsewhere
// case Step: not measured
// case Inline: not measured
// case Dequantised: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EUniformNoise;

public sealed class UniformNoise : Module<Tensor, (Tensor Decoded, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 100);
    private readonly Linear _mu = Linear(100, 8);
    private readonly Linear _logVar = Linear(100, 8);
    private readonly Linear _decoder = Linear(8, 784);

    public UniformNoise() : base(nameof(UniformNoise)) => RegisterComponents();

    public override (Tensor Decoded, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var h = F.relu(_encoder.call(x));
        var (mu, logVar) = (_mu.call(h), _logVar.call(h));
        var z = mu + torch.exp(0.5 * logVar) * torch.rand_like(mu);
        return (_decoder.call(z), mu, logVar);
    }

    public Tensor Step(Tensor images)
    {
        var x = images.view(-1, 784);
        var (decoded, mu, logVar) = call(x); //~ VAE104
        return F.binary_cross_entropy_with_logits(decoded, x, reduction: Reduction.Sum) / x.shape[0] - 0.5 * (1 + logVar - mu.square() - logVar.exp()).sum(1).mean();
    }

    public Tensor Inline(Tensor h, Tensor x)
    {
        var (mu, logVar) = (_mu.call(h), _logVar.call(h));
        var eps = torch.rand(mu.shape); //~ VAE104
        var z = mu + torch.exp(0.5 * logVar) * eps;
        var nll = F.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
        return nll - 0.5 * (1 + logVar - mu.square() - logVar.exp()).sum(1).mean();
    }

    public Tensor Dequantised(Tensor h, Tensor pixels)
    {
        var x = (pixels + torch.rand_like(pixels)) / 256.0;
        var (mu, logVar) = (_mu.call(h), _logVar.call(h));
        var z = mu + torch.exp(0.5 * logVar) * torch.randn_like(mu);
        var nll = F.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
        return nll - 0.5 * (1 + logVar - mu.square() - logVar.exp()).sum(1).mean();
    }
}
