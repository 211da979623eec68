// style: forward returns a tuple, the loss is a module with four inputs that the training step calls
// case Criterion: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case SummedCriterion: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CForwardTupleLoss;

public sealed class TabularVae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private readonly Linear _encode = Linear(30, 12);
    private readonly Linear _decode = Linear(6, 30);

    public TabularVae()
        : base("tabular")
    {
        RegisterComponents();
    }

    public override (Tensor, Tensor, Tensor) forward(Tensor input)
    {
        var heads = _encode.call(input).chunk(2, dim: 1);
        var z = heads[0] + (heads[1] / 2).exp() * randn_like(heads[0]);
        return (_decode.call(z), heads[0], heads[1]);
    }
}

public sealed class Criterion() : Module<Tensor, Tensor, Tensor, Tensor, Tensor>("criterion")
{
    public override Tensor forward(Tensor recon, Tensor input, Tensor mu, Tensor logVar)
    {
        var error = functional.mse_loss(recon, input); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).mean(); //~ VAE002
        return error + kl;
    }
}

public sealed class SummedCriterion() : Module<Tensor, Tensor, Tensor, Tensor, Tensor>("criterion")
{
    public override Tensor forward(Tensor recon, Tensor input, Tensor mu, Tensor logVar)
    {
        var error = functional.mse_loss(recon, input, Reduction.Sum);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        return (error + kl) / input.shape[0];
    }
}

public sealed class Trainer(TabularVae model, optim.Optimizer optimizer)
{
    private readonly Criterion _criterion = new();
    private readonly SummedCriterion _summed = new();

    public double Step(Tensor rows, bool summed)
    {
        var (recon, mu, logVar) = model.call(rows);
        var loss = summed
            ? _summed.call(recon, rows, mu, logVar)
            : _criterion.call(recon, rows, mu, logVar);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }
}
