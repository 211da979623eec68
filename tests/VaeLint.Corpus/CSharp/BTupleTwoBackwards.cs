// style: terms returned as a named tuple, backward on each so that the gradient norms can be logged apart
// case Step: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BTupleTwoBackwards;

public class SeparateBackward
{
    private readonly Module<Tensor, (Tensor, Tensor, Tensor)> _model;
    private readonly optim.Optimizer _optimizer;

    public SeparateBackward(Module<Tensor, (Tensor, Tensor, Tensor)> model)
    {
        _model = model;
        _optimizer = optim.AdamW(model.parameters(), 3e-4);
    }

    private static (Tensor recon, Tensor kl) Terms(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
        return (recon, kl);
    }

    public double Step(Tensor x)
    {
        var (xHat, mu, logVar) = _model.forward(x);
        var (recon, kl) = Terms(xHat, x, mu, logVar);
        _optimizer.zero_grad();
        recon.backward(retain_graph: true);
        Console.WriteLine($"recon grad {nn.utils.clip_grad_norm_(_model.parameters(), double.MaxValue):F3}");
        kl.backward();
        _optimizer.step();
        return recon.ToDouble() + kl.ToDouble();
    }
}
