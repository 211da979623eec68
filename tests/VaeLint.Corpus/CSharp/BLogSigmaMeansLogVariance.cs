// style: misleading names: `logsigma` holds a log-variance everywhere, `sigma` the encoder's second head; multiplication by 0.5 in the sample
// case loss_function: R = 1; K = 1; beta = 1
// case fit: not measured
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BLogSigmaMeansLogVariance;

public class WorldModelVision : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Conv2d conv1 = Conv2d(3, 32, 4, stride: 2);
    private readonly Conv2d conv2 = Conv2d(32, 64, 4, stride: 2);
    private readonly Linear fc_mu = Linear(64 * 14 * 14, 32);
    private readonly Linear fc_logsigma = Linear(64 * 14 * 14, 32);
    private readonly Linear fc1 = Linear(32, 1024);
    private readonly ConvTranspose2d deconv = ConvTranspose2d(1024, 3, 64);

    public WorldModelVision() : base("vision") { RegisterComponents(); }

    public override (Tensor, Tensor, Tensor) forward(Tensor x)
    {
        var h = F.relu(conv2.forward(F.relu(conv1.forward(x)))).flatten(1);
        var mu = fc_mu.forward(h);
        var logsigma = fc_logsigma.forward(h);
        var z = randn_like(mu).mul((0.5 * logsigma).exp()).add(mu);
        var image = sigmoid(deconv.forward(F.relu(fc1.forward(z)).unsqueeze(-1).unsqueeze(-1)));
        return (image, mu, logsigma);
    }

    public static Tensor loss_function(Tensor recon_x, Tensor x, Tensor mu, Tensor logsigma)
    {
        var BCE = F.mse_loss(recon_x, x, Reduction.Sum);
        var KLD = -0.5 * torch.sum(1 + logsigma - mu.pow(2) - logsigma.exp());
        return BCE + KLD;
    }

    public void fit(IEnumerable<Tensor> frames, int epochs)
    {
        using var adam = optim.Adam(parameters());
        for (int e = 0; e < epochs; e++)
            foreach (var obs in frames)
            {
                adam.zero_grad();
                var (recon, mu, sigma) = forward(obs);
                loss_function(recon, obs, mu, sigma).backward();
                adam.step();
            }
    }
}
