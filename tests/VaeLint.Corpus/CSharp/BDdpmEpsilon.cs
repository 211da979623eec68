// style: DDPM: cosine schedule in a constructor, epsilon prediction, mean squared error of the noise
// case Loss: not a VAE
using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BDdpmEpsilon;

public class GaussianDiffusion
{
    private readonly Tensor _sqrtAlphasBar, _sqrtOneMinusAlphasBar;
    private readonly nn.Module<Tensor, Tensor, Tensor> _unet;
    private readonly int _timesteps;

    public GaussianDiffusion(nn.Module<Tensor, Tensor, Tensor> unet, int timesteps = 1000, double s = 0.008)
    {
        _unet = unet;
        _timesteps = timesteps;
        double Bar(double t) => Math.Pow(Math.Cos((t / timesteps + s) / (1 + s) * Math.PI / 2), 2);
        var alphasBar = Enumerable.Range(0, timesteps).Select(t => (float)(Bar(t + 1) / Bar(0))).ToArray();
        var bar = tensor(alphasBar);
        _sqrtAlphasBar = bar.sqrt();
        _sqrtOneMinusAlphasBar = (1 - bar).sqrt();
    }

    private static Tensor Extract(Tensor a, Tensor t, Tensor like) => a[t].view(-1, 1, 1, 1).to(like.device);

    public Tensor QSample(Tensor x0, Tensor t, Tensor noise)
        => Extract(_sqrtAlphasBar, t, x0) * x0 + Extract(_sqrtOneMinusAlphasBar, t, x0) * noise;

    public Tensor Loss(Tensor x0)
    {
        var t = randint(0, _timesteps, new long[] { x0.shape[0] }, dtype: int64, device: x0.device);
        var noise = randn_like(x0);
        var predicted = _unet.forward(QSample(x0, t, noise), t);
        return F.mse_loss(predicted, noise);
    }
}
