// style: small MLP VAE for sensor data, loss method on the module, pow and shape[0] divisors
// case Loss: R = 1/(B*D); K = 1/B; beta = D
// case LossPerWindow: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AMlpMse;

public class SensorVae : Module<Tensor, (Tensor recon, Tensor mu, Tensor logVar)>
{
    private readonly Sequential _encoder;
    private readonly Linear _toMu;
    private readonly Linear _toLogVar;
    private readonly Sequential _decoder;

    public SensorVae(int channels, int hidden = 64, int latent = 8) : base(nameof(SensorVae))
    {
        _encoder = Sequential(Linear(channels, hidden), GELU(), Linear(hidden, hidden), GELU());
        _toMu = Linear(hidden, latent);
        _toLogVar = Linear(hidden, latent);
        _decoder = Sequential(Linear(latent, hidden), GELU(), Linear(hidden, channels));
        RegisterComponents();
    }

    public override (Tensor recon, Tensor mu, Tensor logVar) forward(Tensor input)
    {
        var h = _encoder.forward(input);
        var mu = _toMu.forward(h);
        var logVar = _toLogVar.forward(h);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        return (_decoder.forward(z), mu, logVar);
    }

    public static Tensor Loss(Tensor recon, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconLoss = functional.mse_loss(recon, input); //~ VAE001
        var klLoss = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return reconLoss + klLoss;
    }

    public static Tensor LossPerWindow(Tensor recon, Tensor input, Tensor mu, Tensor logVar)
    {
        var batchSize = input.shape[0];
        var reconLoss = functional.mse_loss(recon, input, Reduction.Sum) / batchSize;
        var klLoss = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum() / batchSize;
        return reconLoss + klLoss;
    }
}
