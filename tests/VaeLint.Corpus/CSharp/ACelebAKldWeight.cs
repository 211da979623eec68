// style: PyTorch-VAE's vanilla VAE for CelebA 3x64x64, kld_weight 0.00025 as a const and the dictionary of losses it returns
// case LossFunction: R = 1/(B*D); K = 0.00025/B; beta = 0.00025*D
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ACelebAKldWeight;

public class VanillaVae : Module<Tensor, List<Tensor>>
{
    private const double KldWeight = 0.00025;

    private readonly Sequential _encoder;
    private readonly Linear _fcMu;
    private readonly Linear _fcVar;
    private readonly Linear _decoderInput;
    private readonly Sequential _decoder;

    public VanillaVae(long latentDim = 128) : base("VanillaVae")
    {
        _encoder = Sequential(
            Conv2d(3, 32, 3, stride: 2, padding: 1), BatchNorm2d(32), LeakyReLU(0.01),
            Conv2d(32, 64, 3, stride: 2, padding: 1), BatchNorm2d(64), LeakyReLU(0.01));
        _fcMu = Linear(64 * 16 * 16, latentDim);
        _fcVar = Linear(64 * 16 * 16, latentDim);
        _decoderInput = Linear(latentDim, 64 * 16 * 16);
        _decoder = Sequential(
            ConvTranspose2d(64, 32, 4, stride: 2, padding: 1), LeakyReLU(0.01),
            ConvTranspose2d(32, 3, 4, stride: 2, padding: 1), Tanh());
        RegisterComponents();
    }

    public override List<Tensor> forward(Tensor input)
    {
        var result = flatten(_encoder.forward(input), 1);
        var mu = _fcMu.forward(result);
        var logVar = _fcVar.forward(result);
        var z = randn_like(mu) * exp(0.5 * logVar) + mu;
        var recons = _decoder.forward(_decoderInput.forward(z).view(-1, 64, 16, 16));
        return [recons, input, mu, logVar];
    }

    public static Dictionary<string, Tensor> LossFunction(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        var images = input.view(-1, 3, 64, 64);
        var reconsLoss = functional.mse_loss(recons.view(-1, 3, 64, 64), images);
        var kldLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1), [0L]);

        var loss = reconsLoss + KldWeight * kldLoss; //~ VAE010
        return new Dictionary<string, Tensor>
        {
            ["loss"] = loss,
            ["Reconstruction_Loss"] = reconsLoss.detach(),
            ["KLD"] = -kldLoss.detach(),
        };
    }
}
