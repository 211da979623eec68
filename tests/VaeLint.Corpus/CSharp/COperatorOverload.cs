// style: small value type with overloaded operators and conversions that carries name and tensor of a term
// case Wrong: R = 1/(B*D); K = 1; beta = B*D
// case Right: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.COperatorOverload;

public readonly struct Term
{
    public Term(string name, Tensor value)
    {
        Name = name;
        Value = value;
    }

    public string Name { get; }

    public Tensor Value { get; }

    public static Term operator +(Term left, Term right)
        => new($"{left.Name}+{right.Name}", left.Value + right.Value);

    public static Term operator *(double weight, Term term)
        => new(term.Name, weight * term.Value);

    public static implicit operator Tensor(Term term) => term.Value;
}

public static class OperatorLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = new Term("recon", functional.mse_loss(xHat, x)); //~ VAE001
        var kl = new Term("kl", (1 + logVar - mu.pow(2) - logVar.exp()).sum());
        return recon + -0.5 * kl;
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = new Term("recon", functional.mse_loss(xHat, x, Reduction.Sum));
        var kl = new Term("kl", (1 + logVar - mu.pow(2) - logVar.exp()).sum());
        return recon + -0.5 * kl;
    }
}
