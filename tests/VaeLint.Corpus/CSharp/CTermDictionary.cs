// style: dictionary of named losses with a total entry, and a class with a string indexer
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CTermDictionary;

public sealed class NamedTerms
{
    private readonly Dictionary<string, Tensor> _values = [];

    public Tensor this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }
}

public static class NamedLosses
{
    public static Dictionary<string, Tensor> Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var losses = new Dictionary<string, Tensor>
        {
            ["reconstruction_loss"] = functional.mse_loss(xHat, x), //~ VAE001
            ["kl_loss"] = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean(),
        };

        losses["loss"] = losses["reconstruction_loss"] + losses["kl_loss"];
        return losses;
    }

    public static NamedTerms Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var losses = new NamedTerms();
        losses["reconstruction_loss"] = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        losses["kl_loss"] = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        losses["loss"] = losses["reconstruction_loss"] + losses["kl_loss"];
        return losses;
    }
}
