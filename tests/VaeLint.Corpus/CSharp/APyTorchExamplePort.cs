// style: pytorch/examples VAE as a Module with a tuple forward; the summed original beside the version that lost size_average=False
// case LossFunction: R = 1; K = 1; beta = 1
// case LossFunctionAfterUpgrade: R = 1/(B*D); K = 1; beta = B*D
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.APyTorchExamplePort;

public sealed class Vae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Linear fc1;
    private readonly Linear fc21;
    private readonly Linear fc22;
    private readonly Linear fc3;
    private readonly Linear fc4;

    public Vae() : base("VAE")
    {
        fc1 = Linear(784, 400);
        fc21 = Linear(400, 20);
        fc22 = Linear(400, 20);
        fc3 = Linear(20, 400);
        fc4 = Linear(400, 784);
        RegisterComponents();
    }

    public (Tensor, Tensor) Encode(Tensor x)
    {
        var h1 = relu(fc1.forward(x));
        return (fc21.forward(h1), fc22.forward(h1));
    }

    public static Tensor Reparameterize(Tensor mu, Tensor logvar)
    {
        var std = torch.exp(0.5 * logvar);
        var eps = torch.randn_like(std);
        return mu + eps * std;
    }

    public Tensor Decode(Tensor z)
    {
        var h3 = relu(fc3.forward(z));
        return torch.sigmoid(fc4.forward(h3));
    }

    public override (Tensor, Tensor, Tensor) forward(Tensor x)
    {
        var (mu, logvar) = Encode(x.view(-1, 784));
        var z = Reparameterize(mu, logvar);
        return (Decode(z), mu, logvar);
    }

    // Reconstruction + KL divergence losses summed over all elements and batch
    public static Tensor LossFunction(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var BCE = binary_cross_entropy(reconX, x.view(-1, 784), reduction: Reduction.Sum);
        var KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return BCE + KLD;
    }

    public static Tensor LossFunctionAfterUpgrade(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var BCE = binary_cross_entropy(reconX, x.view(-1, 784)); //~ VAE001
        var KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return BCE + KLD;
    }
}
