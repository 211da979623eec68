// style: model for a generic Trainer: forward computes and returns the loss in a dictionary with the reconstruction, layers in the constructor
// case forward: not measured
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DTrainerCallbackModel;

public sealed class SmallVae : Module<Tensor, Dictionary<string, Tensor>>
{
    private readonly Conv2d _conv1 = Conv2d(3, 16, 3, stride: 2, padding: 1);
    private readonly Conv2d _conv2 = Conv2d(16, 32, 3, stride: 2, padding: 1);
    private readonly Linear _mu;
    private readonly Linear _logvar;
    private readonly Linear _up;
    private readonly ConvTranspose2d _deconv1 = ConvTranspose2d(32, 16, 4, stride: 2, padding: 1);
    private readonly ConvTranspose2d _deconv2 = ConvTranspose2d(16, 3, 4, stride: 2, padding: 1);

    public SmallVae(long latentDim = 64) : base(nameof(SmallVae))
    {
        _mu = Linear(32 * 8 * 8, latentDim);
        _logvar = Linear(32 * 8 * 8, latentDim);
        _up = Linear(latentDim, 32 * 8 * 8);
        RegisterComponents();
    }

    public override Dictionary<string, Tensor> forward(Tensor pixelValues)
    {
        var h = functional.relu(_conv1.forward(pixelValues));
        h = functional.relu(_conv2.forward(h)).flatten(1);
        var mu = _mu.forward(h);
        var logvar = _logvar.forward(h);
        var z = mu + randn_like(mu) * torch.exp(0.5 * logvar);
        var up = _up.forward(z).view(-1, 32, 8, 8);
        var recon = sigmoid(_deconv2.forward(functional.relu(_deconv1.forward(up))));

        var reconLoss = functional.mse_loss(recon, pixelValues, reduction: Reduction.Mean); //~ VAE001
        var klLoss = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp()); //~ VAE002
        var loss = reconLoss + klLoss;

        return new Dictionary<string, Tensor>
        {
            ["loss"] = loss,
            ["reconstructions"] = recon,
            ["mu"] = mu,
            ["logvar"] = logvar,
        };
    }
}
