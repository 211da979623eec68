// style: image + sensor VAE with a shared code; the sensor likelihood is averaged, then both are, then none
// case OneAveraged: R1 = 1/B; R2 = 1/(B*D2); K = 1/B
// case BothAveraged: R1 = 1/(B*D1); R2 = 1/(B*D2); K = 1/B
// case Summed: R1 = 1/B; R2 = 1/B; K = 1/B
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AMultimodal;

public sealed class MultimodalVae : Module<Tensor, Tensor, (Tensor image, Tensor sensors, Tensor mu, Tensor logVar)>
{
    private readonly Linear _imageIn = Linear(32 * 32, 256);
    private readonly Linear _sensorIn = Linear(24, 256);
    private readonly Linear _heads = Linear(256, 2 * 16);
    private readonly Linear _imageOut = Linear(16, 32 * 32);
    private readonly Linear _sensorOut = Linear(16, 24);

    public MultimodalVae() : base("multimodal") => RegisterComponents();

    public override (Tensor image, Tensor sensors, Tensor mu, Tensor logVar) forward(Tensor image, Tensor sensors)
    {
        var h = F.relu(_imageIn.call(image.flatten(1)) + _sensorIn.call(sensors));
        var heads = _heads.call(h).chunk(2, dim: 1);
        var z = heads[0] + (heads[1] * 0.5).exp() * randn_like(heads[0]);
        return (_imageOut.call(z), _sensorOut.call(z), heads[0], heads[1]);
    }

    private static Tensor Kl(Tensor mu, Tensor logVar) => -0.5 * (1 + logVar - mu * mu - logVar.exp()).sum() / mu.shape[0];

    public static Tensor OneAveraged(Tensor imageLogits, Tensor image, Tensor predicted, Tensor sensors, Tensor mu, Tensor logVar)
    {
        var imageNll = F.binary_cross_entropy_with_logits(imageLogits, image, reduction: Reduction.Sum) / image.shape[0];
        var sensorNll = F.mse_loss(predicted, sensors); //~ VAE001
        return imageNll + sensorNll + Kl(mu, logVar);
    }

    public static Tensor BothAveraged(Tensor imageLogits, Tensor image, Tensor predicted, Tensor sensors, Tensor mu, Tensor logVar)
    {
        var imageNll = F.binary_cross_entropy_with_logits(imageLogits, image); //~ VAE001
        var sensorNll = F.mse_loss(predicted, sensors); //~ VAE001
        return imageNll + sensorNll + Kl(mu, logVar);
    }

    public static Tensor Summed(Tensor imageLogits, Tensor image, Tensor predicted, Tensor sensors, Tensor mu, Tensor logVar)
    {
        var imageNll = F.binary_cross_entropy_with_logits(imageLogits, image, reduction: Reduction.Sum);
        var sensorNll = F.mse_loss(predicted, sensors, Reduction.Sum);
        return (imageNll + sensorNll) / image.shape[0] + Kl(mu, logVar);
    }
}
