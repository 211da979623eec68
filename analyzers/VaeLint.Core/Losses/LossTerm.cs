using VaeLint.Core.Algebra;
using VaeLint.Core.Models;

namespace VaeLint.Core.Losses;

public enum LossTermKind
{
    /// <summary>R: a reconstruction negative log-likelihood.</summary>
    Reconstruction,

    /// <summary>K: a divergence from the prior.</summary>
    Divergence,
}

/// <summary>One recognised addend of a loss, normalised so that coefficient 1 is the plain likelihood or the plain KL.</summary>
public sealed class LossTerm
{
    public LossTerm(LossTermKind kind, string form, Coefficient coefficient, Term representative, IReadOnlyCollection<int> leaves, TensorShape? shape)
    {
        Kind = kind;
        Form = form;
        Coefficient = coefficient;
        Representative = representative;
        Leaves = leaves;
        Shape = shape;
    }

    public LossTermKind Kind { get; }

    /// <summary>For people: "squared error", "Gaussian KL".</summary>
    public string Form { get; }

    public Coefficient Coefficient { get; }

    /// <summary>The monomial that stands for the whole term: its reductions, scalars and site are those of the term.</summary>
    public Term Representative { get; }

    public IReadOnlyList<ReductionStep> Steps => Representative.Monomial.Steps;

    public IReadOnlyList<ScalarFactor> Scalars => Representative.Scalars;

    public bool IsDetached => Representative.Monomial.IsDetached;

    /// <summary>The tensors that the term is made of.</summary>
    public IReadOnlyCollection<int> Leaves { get; }

    /// <summary>Shape of the unreduced term; null when unknown.</summary>
    public TensorShape? Shape { get; }

    /// <summary>The tensors that stand for the data of a reconstruction.</summary>
    public IReadOnlyCollection<int> TargetLeaves { get; init; } = [];

    /// <summary>The library loss, when it is one.</summary>
    public LossApi? Api { get; init; }

    /// <summary>A divergence of weights (Bayesian layers), which is no function of the batch and takes no part.</summary>
    public bool IsOfModelParameters { get; init; }

    /// <summary>Why the term cannot be weighed; null when it can.</summary>
    public string? Unknown { get; init; }

    /// <summary>The formula is not exactly that of the divergence (a missing ½ inside, a wrong sign): its scale is still that of the divergence.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>In what the formula differs, where that is certain.</summary>
    public FormulaSlip? Slip { get; init; }

    /// <summary>The posterior of a Gaussian KL.</summary>
    public GaussianForm? Gaussian { get; init; }

    public bool IsReconstruction => Kind == LossTermKind.Reconstruction;

    public bool IsSquaredError { get; init; }

    /// <summary>An error whose scale is the variance of a decoder, so that any factor on it may be right.</summary>
    public bool HasFreeScale { get; init; }

    /// <summary>One side is detached.</summary>
    public bool StopsGradient { get; init; }

    /// <summary>A second head of unknown size next to a reconstruction that is right: labels or rewards may have one element, then its mean is right too.</summary>
    public bool MayHaveOneElement { get; set; }
}
