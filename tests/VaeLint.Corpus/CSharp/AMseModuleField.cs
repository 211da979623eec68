// style: MSELoss module created in a field initialiser with the default reduction, used through call; KL from mu*mu and std*std
// case Compute: R = 1/(B*D); K = 1/B; beta = D
// case ComputeMeanKl: R = 1/(B*D); K = 1/(B*L); beta = D/L
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeLint.Corpus.AMseModuleField;

public sealed class ReconstructionObjective
{
    private readonly MSELoss _mse = nn.MSELoss();

    public Tensor Compute(Tensor output, Tensor input, Tensor mu, Tensor logVar)
    {
        var std = torch.exp(logVar / 2);
        var kl = 0.5 * (mu * mu + std * std - 1 - logVar).sum(1);
        return _mse.call(output, input) + kl.mean(); //~ VAE001
    }

    public Tensor ComputeMeanKl(Tensor output, Tensor input, Tensor mu, Tensor logVar)
    {
        var std = torch.exp(logVar / 2);
        var kl = 0.5 * (mu * mu + std * std - 1 - logVar);
        var reconstruction = _mse.forward(output, input); //~ VAE001
        var divergence = kl.mean(); //~ VAE002
        return reconstruction + divergence;
    }
}
