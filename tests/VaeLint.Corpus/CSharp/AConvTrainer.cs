// style: convolutional VAE whose shapes are only visible in its layers; train and fine-tune steps with the loss inline
// case TrainStep: not measured
// case FineTuneStep: not measured
// case ChannelStep: not measured
// case CleanStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AConvTrainer;

public sealed class SatelliteVae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Sequential _down = Sequential(
        ("conv1", Conv2d(4, 32, 4, stride: 2, padding: 1)), ("act1", ReLU()),
        ("conv2", Conv2d(32, 64, 4, stride: 2, padding: 1)), ("act2", ReLU()),
        ("flat", Flatten()));

    private readonly Linear _mean = Linear(64 * 16 * 16, 48);
    private readonly Linear _logVar = Linear(64 * 16 * 16, 48);
    private readonly Linear _up = Linear(48, 64 * 16 * 16);

    private readonly Sequential _paint = Sequential(
        ("deconv1", ConvTranspose2d(64, 32, 4, stride: 2, padding: 1)), ("act1", ReLU()),
        ("deconv2", ConvTranspose2d(32, 4, 4, stride: 2, padding: 1)));

    public SatelliteVae() : base("satellite") => RegisterComponents();

    public override (Tensor, Tensor, Tensor) forward(Tensor tiles)
    {
        var h = _down.call(tiles);
        var mean = _mean.call(h);
        var logVar = _logVar.call(h);
        var z = mean + (logVar * 0.5).exp() * randn_like(mean);
        return (_paint.call(_up.call(z).view(-1, 64, 16, 16)), mean, logVar);
    }

    public void TrainStep(Tensor batch, optim.Optimizer optimizer)
    {
        var tiles = batch.view(-1, 4, 64, 64);
        var (painted, mean, logVar) = call(tiles);
        var loss = F.mse_loss(painted, tiles) //~ VAE001
            + 0.5 * (mean.pow(2) + logVar.exp() - 1 - logVar).sum(1).mean();
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    public void FineTuneStep(Tensor batch, optim.Optimizer optimizer)
    {
        var tiles = batch.view(-1, 4, 64, 64);
        var (painted, mean, logVar) = call(tiles);
        var perTile = (painted - tiles).pow(2).sum([1, 2, 3]);
        var loss = perTile.mean();
        loss += 0.5 * (mean.pow(2) + logVar.exp() - 1 - logVar).mean(); //~ VAE002
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    public void ChannelStep(Tensor batch, optim.Optimizer optimizer)
    {
        var tiles = batch.view(-1, 4, 64, 64);
        var (painted, mean, logVar) = call(tiles);
        var perPixel = (painted - tiles).pow(2).sum(dim: 1); //~ VAE004
        var loss = perPixel.mean() + 0.5 * (mean.pow(2) + logVar.exp() - 1 - logVar).sum(1).mean();
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    public void CleanStep(Tensor batch, optim.Optimizer optimizer)
    {
        var tiles = batch.view(-1, 4, 64, 64);
        var (painted, mean, logVar) = call(tiles);
        var perTile = (painted - tiles).pow(2).sum([1, 2, 3]);
        var loss = (perTile + 0.5 * (mean.pow(2) + logVar.exp() - 1 - logVar).sum(1)).mean();
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }
}
