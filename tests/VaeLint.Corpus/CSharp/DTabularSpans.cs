// style: synthetic tables: a list of column losses, Gaussian with a learned sigma or categorical, all sums; total times factor over the batch, KL over the batch
// case LossFunction: not measured
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DTabularSpans;

public enum ColumnActivation
{
    Tanh,
    Softmax,
}

public readonly record struct ColumnSpan(int Dim, ColumnActivation Activation);

public static class TvaeLoss
{
    public static (Tensor Reconstruction, Tensor Kld) LossFunction(Tensor reconX, Tensor x, Tensor sigmas, Tensor mu, Tensor logvar, IReadOnlyList<ColumnSpan> outputInfo, double factor)
    {
        var st = 0;
        var loss = new List<Tensor>();
        foreach (var span in outputInfo)
        {
            var ed = st + span.Dim;
            if (span.Activation != ColumnActivation.Softmax)
            {
                var std = sigmas[st];
                var eq = x.select(1, st) - torch.tanh(reconX.select(1, st));
                loss.Add((eq.pow(2) / 2 / std.pow(2)).sum());
                loss.Add(torch.log(std) * x.size(0));
            }
            else
            {
                loss.Add(functional.cross_entropy(reconX.slice(1, st, ed, 1), torch.argmax(x.slice(1, st, ed, 1), -1), reduction: Reduction.Sum));
            }

            st = ed;
        }

        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        var sum = loss.Aggregate((a, b) => a + b);
        return (sum * factor / x.size(0), kld / x.size(0));
    }

    public static Tensor Step(Tensor reconX, Tensor x, Tensor sigmas, Tensor mu, Tensor logvar, IReadOnlyList<ColumnSpan> outputInfo)
    {
        var (loss1, loss2) = LossFunction(reconX, x, sigmas, mu, logvar, outputInfo, 2);
        return loss1 + loss2;
    }
}
