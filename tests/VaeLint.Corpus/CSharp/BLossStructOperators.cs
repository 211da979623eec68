// style: a struct for loss terms with its own + operator and implicit conversion, terms collected over a multi-view batch
// case Combined: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BLossStructOperators;

public readonly struct Term
{
    private Term(Tensor value, string name)
    {
        Value = value;
        Name = name;
    }

    public Tensor Value { get; }
    public string Name { get; }

    public static Term Of(Tensor perSample, string name) => new(perSample.mean(), name);

    public static Term operator +(Term a, Term b) => new(a.Value + b.Value, $"{a.Name}+{b.Name}");

    public static Term operator *(double weight, Term term) => new(weight * term.Value, term.Name);

    public static implicit operator Tensor(Term term) => term.Value;
}

public static class Objective
{
    public static Tensor Combined(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = Term.Of((y - x).abs().flatten(1).sum(1), "nll");
        var kl = Term.Of(0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1), "kl");
        return nll + 1.0 * kl;
    }

    public static Term Sum(IEnumerable<Term> terms) => terms.Aggregate((a, b) => a + b);
}
