using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Reconstructions and divergences with given shapes, reductions and scalars, without any code around them.</summary>
internal sealed class LossTerms
{
    private readonly AtomTable _atoms = new();

    public LossTerm Reconstruction(TensorShape? shape, Coefficient? weight = null, string data = "x", params ReductionStep[] steps)
    {
        var (target, decoded) = (_atoms.Leaf(data, shape, Site.None), _atoms.Leaf(data + "Hat", shape, Site.None));
        var api = LossApis.All.Single(a => a.Function == "mse_loss");
        var atom = _atoms.Get(AtomKind.Loss, "mse_loss", [Polynomial.Of(decoded), Polynomial.Of(target)], 0, Site.None);
        return new LossTerm(LossTermKind.Reconstruction, api.Name, weight ?? Coefficient.One, Reduced(atom, weight, steps), [target.Id, decoded.Id], shape)
        {
            Api = api,
            TargetLeaves = [target.Id],
            IsSquaredError = true,
        };
    }

    public LossTerm Divergence(TensorShape? shape, Coefficient? weight = null, string latent = "mean", params ReductionStep[] steps)
    {
        var atom = _atoms.Leaf(latent, shape, Site.None);
        return new LossTerm(LossTermKind.Divergence, "Gaussian KL", weight ?? Coefficient.One, Reduced(atom, weight, steps), [atom.Id], shape);
    }

    public static ReductionStep Sum(params int[] axes) => Step(isMean: false, axes);

    public static ReductionStep Mean(params int[] axes) => Step(isMean: true, axes);

    public static ReductionStep Kept(ReductionStep step) => new(step.IsMean, step.Axes, keepsAxes: true, null, Polynomial.Zero, Site.None, null);

    public static TermWeight Weight(LossTerm term, string group)
    {
        var layout = TermLayout.Of(term, 2, 0);
        return new TermWeight(term, layout, ReductionWalk.Of(term, layout), group);
    }

    private static ReductionStep Step(bool isMean, int[] axes) => new(isMean, axes.Length == 0 ? null : axes, keepsAxes: false, null, Polynomial.Zero, Site.None, null);

    private static Term Reduced(Atom atom, Coefficient? weight, ReductionStep[] steps)
    {
        var polynomial = steps.Aggregate(Polynomial.Of(atom), (value, step) => value.Reduce(step));
        return polynomial.Scale(new ScalarFactor(weight ?? Coefficient.One, Site.None, Site.None)).Terms[0];
    }
}
