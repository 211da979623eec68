// style: matrix factorisation with biases and log-scale noise, Gaussian NLL of ratings, L2 on factors; variable names mu and logvar
// case Loss: not a VAE
// case EnsembleNll: not a VAE
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BMatrixFactorization;

public class RatingModel : Module<Tensor, Tensor, (Tensor mu, Tensor logvar)>
{
    private readonly Embedding _user, _item, _userBias, _itemBias, _noise;

    public RatingModel(long users, long items, long rank) : base("mf")
    {
        _user = Embedding(users, rank);
        _item = Embedding(items, rank);
        _userBias = Embedding(users, 1);
        _itemBias = Embedding(items, 1);
        _noise = Embedding(items, 1);
        RegisterComponents();
    }

    public override (Tensor mu, Tensor logvar) forward(Tensor u, Tensor i)
    {
        var mu = (_user.forward(u) * _item.forward(i)).sum(1) + (_userBias.forward(u) + _itemBias.forward(i)).squeeze(1);
        return (mu, _noise.forward(i).squeeze(1));
    }

    public Tensor Loss(Tensor u, Tensor i, Tensor rating, double decay = 0.02)
    {
        var (mu, logvar) = forward(u, i);
        var nll = 0.5 * ((rating - mu).pow(2) / logvar.exp() + logvar).mean();
        var l2 = _user.forward(u).pow(2).sum(1).mean() + _item.forward(i).pow(2).sum(1).mean();
        return nll + decay * l2;
    }

    public static Tensor EnsembleNll(IReadOnlyList<RatingModel> members, Tensor u, Tensor i, Tensor rating)
    {
        var outputs = members.Select(m => m.forward(u, i)).ToList();
        var mu = stack(outputs.Select(o => o.mu)).mean([0]);
        var second = stack(outputs.Select(o => o.logvar.exp() + o.mu.pow(2))).mean([0]);
        var variance = second - mu.pow(2);
        return (0.5 * (rating - mu).pow(2) / variance + 0.5 * variance.log()).mean();
    }
}
