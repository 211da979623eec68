// style: physics-informed network for Burgers' equation: autograd derivatives, residual + initial + boundary means
// case Loss: not a VAE
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BPinnBurgers;

public class BurgersPinn
{
    private readonly Module<Tensor, Tensor> _net;
    private readonly double _nu = 0.01 / Math.PI;

    public BurgersPinn(Module<Tensor, Tensor> net) { _net = net; }

    private static Tensor D(Tensor y, Tensor x) => autograd.grad([y], [x], [ones_like(y)], retain_graph: true, create_graph: true)[0];

    public Tensor Residual(Tensor x, Tensor t)
    {
        var u = _net.forward(cat([x, t], 1));
        var ux = D(u, x);
        return D(u, t) + u * ux - _nu * D(ux, x);
    }

    public Tensor Loss(Tensor x, Tensor t, Tensor x0, Tensor tb)
    {
        var f = Residual(x.requires_grad_(), t.requires_grad_());
        var u0 = _net.forward(cat([x0, zeros_like(x0)], 1));
        var left = _net.forward(cat([-ones_like(tb), tb], 1));
        var right = _net.forward(cat([ones_like(tb), tb], 1));
        var initial = functional.mse_loss(u0, -(Math.PI * x0).sin());
        var boundary = left.pow(2).mean() + right.pow(2).mean();
        return f.pow(2).mean() + 100 * initial + boundary;
    }
}
