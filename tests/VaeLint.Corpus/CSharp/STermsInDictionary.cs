// style: the terms are kept in a dictionary, for the log as well as for the total: by key, by pairs, by values, TryGetValue
// case ByKey: R = 1/(B*D); K = 1/B; beta = D
// case ByPairs: R = 1/(B*D); K = 1/B; beta = D
// case ByValues: R = 1/B; K = 1/B; beta = 1
// case Deconstructed: R = 1/B; K = 4/(B*L); beta = 4/L
// case TotalInside: R = 1/B; K = 1/(B*L); beta = 1/L
// case Tried: R = 1; K = 1; beta = 1
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.STermsInDictionary;

internal static class Losses
{
    private static Tensor Kl(Tensor mu, Tensor logvar) => (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1);

    public static Tensor ByKey(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var losses = new Dictionary<string, Tensor>();
        losses["recon"] = F.mse_loss(recon, x); //~ VAE001
        losses["kl"] = Kl(mu, logvar).mean();
        return losses["recon"] + losses["kl"];
    }

    public static Tensor ByPairs(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var losses = new Dictionary<string, Tensor>
        {
            ["recon"] = F.mse_loss(recon, x), //~ VAE001
            ["kl"] = Kl(mu, logvar).mean(),
        };
        var total = torch.zeros(1);
        foreach (var pair in losses)
        {
            total += pair.Value;
        }

        return total;
    }

    public static Tensor ByValues(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var losses = new Dictionary<string, Tensor> { { "recon", F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] }, { "kl", Kl(mu, logvar).mean() } };
        return losses.Values.Aggregate((a, b) => a + b);
    }

    public static Tensor Deconstructed(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var losses = new Dictionary<string, Tensor> { ["recon"] = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0], ["kl"] = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).mean() };
        Tensor total = 0;
        foreach (var (name, value) in losses)
        {
            total = total + (name == "kl" ? 4 * value : value); //~ VAE010
        }

        return total;
    }

    public static Tensor TotalInside(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var losses = new Dictionary<string, Tensor>();
        losses.Add("recon", F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]);
        losses.Add("kl", (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).mean()); //~ VAE002
        losses.Add("total", losses["recon"] + losses["kl"]);
        return losses["total"];
    }

    public static Tensor Tried(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var losses = new Dictionary<string, Tensor> { ["recon"] = F.mse_loss(recon, x, Reduction.Sum), ["kl"] = Kl(mu, logvar).sum() };
        return losses.TryGetValue("kl", out var kl) ? losses["recon"] + kl : losses["recon"];
    }
}
