// style: CIFAR VAE with a literal KL weight 0.00033, which is 1/3072 to one percent; decoder and view make the size visible
// case TrainStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BLiteralNearInverse;

public class CifarVae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Linear fc1 = Linear(3072, 512);
    private readonly Linear fc21 = Linear(512, 64);
    private readonly Linear fc22 = Linear(512, 64);
    private readonly Linear fc3 = Linear(64, 512);
    private readonly Linear fc4 = Linear(512, 3072);

    public CifarVae() : base("cifar") { RegisterComponents(); }

    public override (Tensor, Tensor, Tensor) forward(Tensor x)
    {
        var h = F.leaky_relu(fc1.forward(x.view(-1, 3072)), 0.2);
        var mu = fc21.forward(h);
        var logvar = fc22.forward(h);
        var z = mu + randn_like(mu) * (logvar / 2).exp();
        return (fc4.forward(F.leaky_relu(fc3.forward(z), 0.2)).sigmoid(), mu, logvar);
    }

    public Tensor TrainStep(Tensor x, optim.Optimizer optimizer)
    {
        var (recon, mu, logvar) = forward(x);
        var recon_loss = F.mse_loss(recon, x.view(-1, 3072));
        var kl_loss = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1)).mean();
        var loss = recon_loss + 0.00033 * kl_loss;

        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        return loss.detach();
    }
}
