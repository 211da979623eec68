// style: simulation surrogate, loss as its own nn module whose BCE criterion is created in the constructor with the default reduction, KL summed; a dead constructor argument
// case forward: R = 1/(B*D); K = 1; beta = B*D
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DWaveLossModule;

public sealed class VaeLossModel : Module<Tensor, Tensor, Tensor, Tensor, Tensor>
{
    private readonly BCELoss _bce;

    public VaeLossModel(int numInputChannels = 1) : base(nameof(VaeLossModel))
    {
        NumInputChannels = numInputChannels;
        _bce = nn.BCELoss();
        RegisterComponents();
    }

    public int NumInputChannels { get; }

    public override Tensor forward(Tensor reconX, Tensor x, Tensor mu, Tensor sigma)
    {
        var bce = _bce.forward(reconX, x); //~ VAE001
        var kld = -0.5 * torch.sum(1 + sigma - mu.pow(2) - sigma.exp());

        return bce + kld;
    }
}
