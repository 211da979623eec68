// The PyTorch example: both terms are summed over everything, the batch included, so they agree.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.PyTorch;

public sealed class PyTorchVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _fc1 = Linear(784, 256);
    private readonly Linear _fc21 = Linear(256, 20);
    private readonly Linear _fc22 = Linear(256, 20);
    private readonly Linear _fc3 = Linear(20, 256);
    private readonly Linear _fc4 = Linear(256, 784);

    public PyTorchVae()
        : base(nameof(PyTorchVae))
    {
        RegisterComponents();
    }

    public static Tensor LossFunction(Tensor reconX, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = functional.binary_cross_entropy(reconX, x.view(-1, 784), reduction: Reduction.Sum);
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        return bce + kld;
    }

    public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var (mu, logVar) = Encode(x.view(-1, 784));
        var z = Reparameterize(mu, logVar);
        return (Decode(z), mu, logVar);
    }

    private static Tensor Reparameterize(Tensor mu, Tensor logVar)
    {
        var std = exp(0.5 * logVar);
        var eps = randn_like(std);
        return mu + eps * std;
    }

    private (Tensor Mu, Tensor LogVar) Encode(Tensor x)
    {
        var h1 = functional.relu(_fc1.call(x));
        return (_fc21.call(h1), _fc22.call(h1));
    }

    private Tensor Decode(Tensor z) => sigmoid(_fc4.call(functional.relu(_fc3.call(z))));
}
