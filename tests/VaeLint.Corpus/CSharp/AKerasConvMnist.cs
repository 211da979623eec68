// style: current Keras example ported: convolutional MNIST VAE, channel mean first, then sum over height and width; a training step and its parts
// case TrainStep: not measured
// case PerChannel: R = 1/(B*C); K = 1/B; beta = C
// case Grey: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AKerasConvMnist;

public sealed class ConvVae : Module<Tensor, (Tensor reconstruction, Tensor zMean, Tensor zLogVar)>
{
    private readonly Sequential _encoder = Sequential(Conv2d(1, 32, 3, stride: 2, padding: 1), ReLU(), Conv2d(32, 64, 3, stride: 2, padding: 1), ReLU(), Flatten(), Linear(64 * 7 * 7, 16), ReLU());
    private readonly Linear _zMean = Linear(16, 2);
    private readonly Linear _zLogVar = Linear(16, 2);
    private readonly Linear _project = Linear(2, 7 * 7 * 64);
    private readonly Sequential _decoder = Sequential(ConvTranspose2d(64, 32, 4, stride: 2, padding: 1), ReLU(), ConvTranspose2d(32, 1, 4, stride: 2, padding: 1), Sigmoid());

    public ConvVae() : base(nameof(ConvVae)) => RegisterComponents();

    public override (Tensor reconstruction, Tensor zMean, Tensor zLogVar) forward(Tensor data)
    {
        var x = _encoder.call(data.view(-1, 1, 28, 28));
        var zMean = _zMean.call(x);
        var zLogVar = _zLogVar.call(x);
        var z = zMean + torch.exp(0.5 * zLogVar) * torch.randn_like(zMean);
        return (_decoder.call(_project.call(z).view(-1, 64, 7, 7)), zMean, zLogVar);
    }

    public Tensor TrainStep(Tensor data, optim.Optimizer optimizer)
    {
        var (reconstruction, zMean, zLogVar) = call(data);
        var reconstructionLoss = F.binary_cross_entropy(reconstruction, data); //~ VAE001
        var klLoss = torch.mean(torch.sum(-0.5 * (1 + zLogVar - torch.square(zMean) - torch.exp(zLogVar)), dim: 1));
        var totalLoss = reconstructionLoss + klLoss;
        optimizer.zero_grad();
        totalLoss.backward();
        optimizer.step();
        return totalLoss.detach();
    }

    public static Tensor PerChannel(Tensor reconstruction, Tensor data, Tensor zMean, Tensor zLogVar)
    {
        var crossEntropy = F.binary_cross_entropy(reconstruction.view(-1, 3, 32, 32), data.view(-1, 3, 32, 32), reduction: Reduction.None);
        var reconstructionLoss = torch.mean(crossEntropy.mean([1]).sum([1, 2])); //~ VAE004
        var klLoss = torch.mean(torch.sum(-0.5 * (1 + zLogVar - torch.square(zMean) - torch.exp(zLogVar)), dim: 1));
        return reconstructionLoss + klLoss;
    }

    public static Tensor Grey(Tensor reconstruction, Tensor data, Tensor zMean, Tensor zLogVar)
    {
        var crossEntropy = F.binary_cross_entropy(reconstruction.view(-1, 28, 28), data.view(-1, 28, 28), reduction: Reduction.None);
        var reconstructionLoss = torch.mean(crossEntropy.sum([1, 2]));
        var klLoss = torch.mean(torch.sum(-0.5 * (1 + zLogVar - torch.square(zMean) - torch.exp(zLogVar)), dim: 1));
        return reconstructionLoss + klLoss;
    }
}
