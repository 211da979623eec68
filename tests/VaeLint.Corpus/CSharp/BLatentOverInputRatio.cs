// style: tabular VAE module, both terms averaged over everything, KL rescaled by latentDim / (double)inputDim (Higgins' normalised beta, undone)
// case ComputeLoss: R = 1/(B*D); K = 1/(B*D); beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BLatentOverInputRatio;

public class TabularVae : Module<Tensor, Tensor>
{
    private readonly int _inputDim;
    private readonly int _latentDim;
    private readonly Linear _hidden, _mu, _logvar, _expand, _output;

    public TabularVae(int inputDim, int latentDim) : base("tabular_vae")
    {
        _inputDim = inputDim;
        _latentDim = latentDim;
        _hidden = Linear(inputDim, 64);
        _mu = Linear(64, latentDim);
        _logvar = Linear(64, latentDim);
        _expand = Linear(latentDim, 64);
        _output = Linear(64, inputDim);
        RegisterComponents();
    }

    public override Tensor forward(Tensor rows)
    {
        var hidden = functional.silu(_hidden.forward(rows));
        var mu = _mu.forward(hidden);
        var logvar = _logvar.forward(hidden);
        var z = mu + torch.exp(logvar / 2) * torch.randn_like(mu);
        var reconstruction = _output.forward(functional.silu(_expand.forward(z)));
        return ComputeLoss(reconstruction, rows, mu, logvar);
    }

    public Tensor ComputeLoss(Tensor reconstruction, Tensor rows, Tensor mu, Tensor logvar)
    {
        var reconstructionLoss = (reconstruction - rows).square().mean();
        var kl = (0.5 * (logvar.exp() + mu.square() - 1 - logvar)).mean();
        var ratio = _latentDim / (double)_inputDim;
        return reconstructionLoss + kl * ratio;
    }
}
