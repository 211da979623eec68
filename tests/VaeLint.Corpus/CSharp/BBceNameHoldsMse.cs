// style: variables named BCE and KLD, BCE is a mean squared error times the known input width; decoder visible as one Linear
// case forward: not measured
// case Criterion: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BBceNameHoldsMse;

public class SensorVae : Module<Tensor, Tensor>
{
    public const int Sensors = 52;
    private readonly Linear _enc = Linear(Sensors, 32);
    private readonly Linear _heads = Linear(32, 16);
    private readonly Linear _dec = Linear(8, Sensors);

    public SensorVae() : base("sensor_vae") => RegisterComponents();

    public override Tensor forward(Tensor readings)
    {
        var heads = _heads.forward(functional.elu(_enc.forward(readings), 1.0)).chunk(2, dim: 1);
        var (mu, var) = (heads[0], heads[1]);
        var z = mu + randn_like(mu) * exp(0.5 * var);
        return Criterion(_dec.forward(z), readings, mu, var);
    }

    public static Tensor Criterion(Tensor y, Tensor readings, Tensor mu, Tensor var)
    {
        var BCE = functional.mse_loss(y, readings) * Sensors;
        var KLD = (-0.5 * (1 + var - mu.square() - var.exp())).sum(1).mean();
        return BCE + KLD;
    }
}
