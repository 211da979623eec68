// style: denoising autoencoder with a contractive penalty, Gaussian corruption, mean BCE
// case Loss: not a VAE
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BDenoisingAutoencoder;

public class DenoisingAutoencoder : Module<Tensor, (Tensor, Tensor)>
{
    private readonly Linear _encode;
    private readonly Linear _decode;

    public float NoiseStd { get; init; } = 0.3f;
    public float Contraction { get; init; } = 1e-4f;

    public DenoisingAutoencoder(int input, int hidden) : base("dae")
    {
        _encode = Linear(input, hidden);
        _decode = Linear(hidden, input);
        RegisterComponents();
    }

    public override (Tensor, Tensor) forward(Tensor x)
    {
        var corrupted = x + NoiseStd * randn_like(x);
        var h = _encode.forward(corrupted).sigmoid();
        return (_decode.forward(h), h);
    }

    public Tensor Loss(Tensor x)
    {
        var (logits, h) = forward(x);
        var reconstruction = functional.binary_cross_entropy_with_logits(logits, x);
        var dh = (h * (1 - h)).pow(2);
        var frobenius = _encode.weight.pow(2).sum(1);
        var contractive = (dh * frobenius).sum(1).mean();
        return reconstruction + Contraction * contractive;
    }
}
