using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;
using static VaeLint.Core.Tests.Losses.LossTerms;

namespace VaeLint.Core.Tests.Losses;

/// <summary>What each term keeps when the common monomial is divided out.</summary>
public sealed class ResiduesTests
{
    private readonly LossTerms _terms = new();
    private readonly TensorShape _pixels = TensorShape.BatchOf(784);
    private readonly TensorShape _latents = TensorShape.BatchOf(20);

    [Fact]
    public void A_common_divisor_leaves_nothing()
    {
        Assert.Equal(["", ""], Residue(R(Sum()), K(Sum())));
        Assert.Equal(["", ""], Residue(R(Sum(1), Mean()), K(Sum(1), Mean())));
    }

    [Fact]
    public void What_only_one_term_has_is_its_residue()
    {
        Assert.Equal(["D^-1", ""], Residue(R(Mean()), K(Sum(1), Mean())));
        Assert.Equal(["D^-1", "L^-1"], Residue(R(Mean()), K(Mean())));
        Assert.Equal(["B^-1 D^-1", ""], Residue(R(Mean()), K(Sum())));
        Assert.Equal(["", "B^-1"], Residue(R(Sum()), K(Sum(1), Mean())));
    }

    [Fact]
    public void The_majority_of_three_is_right_about_the_batch()
    {
        var other = Weight(_terms.Divergence(_latents, latent: "second", steps: [Sum()]), "L2");

        Assert.Equal(["", "", "B^1"], Residue(R(Sum(1), Mean()), K(Sum(1), Mean()), other));
    }

    [Fact]
    public void A_common_power_is_the_smallest_that_all_share()
    {
        Assert.Equal(2, Residues.CommonPower([3, 2]));
        Assert.Equal(-1, Residues.CommonPower([-1, -2]));
        Assert.Equal(0, Residues.CommonPower([2, -2]));
        Assert.Equal(0, Residues.CommonPower([0, 2]));
        Assert.Equal(0, Residues.CommonPower([-2, 0]));
    }

    [Fact]
    public void A_majority_is_more_than_half()
    {
        Assert.Equal(-1, Residues.Majority([0, -1, -1]));
        Assert.Equal(-1, Residues.Majority([-1, -1]));
        Assert.Null(Residues.Majority([0, -1]));
        Assert.Null(Residues.Majority([0, 0, -1, -1]));
        Assert.Equal(0, Residues.Majority([0, -1, 0, -1, 0]));
    }

    [Fact]
    public void Time_that_both_average_leaves_nothing()
    {
        var (frames, states) = (TensorShape.BatchOf(50, 88), TensorShape.BatchOf(50, 16));
        var r = Weight(_terms.Reconstruction(frames, steps: [Sum(2), Mean()]), "D");
        var k = Weight(_terms.Divergence(states, steps: [Sum(2), Mean()]), "L");
        var summed = Weight(_terms.Divergence(states, steps: [Sum(1, 2), Mean()]), "L");
        var longer = Weight(_terms.Divergence(TensorShape.BatchOf(49, 16), steps: [Sum(2), Mean()]), "L");

        Assert.Equal(["", ""], Residue(r, k));
        Assert.Equal(["D1^-1", ""], Residue(r, summed));
        Assert.Equal(["D1^-1", "L1^-1"], Residue(r, longer));
        var unknown = Weight(_terms.Divergence(null, steps: [Sum(2), Mean()]), "L");
        Assert.Equal(["D1^-1", "L1^-1"], Residue(r, unknown));
        var channels = Weight(_terms.Reconstruction(TensorShape.BatchOf(50, 3, 88), steps: [Sum(3), Mean()]), "D");
        Assert.Equal(["D1^-1 D2^-1", "L1^-1"], Residue(channels, k));
        Assert.Equal(["D1^-1 D2^-1", "L1^-1 L2^-1"], Residue(Weight(_terms.Reconstruction(frames, steps: [Mean()]), "D"), Weight(_terms.Divergence(states, steps: [Mean()]), "L")));
    }

    [Fact]
    public void The_axes_of_one_space_count_once()
    {
        Assert.Equal(1, Residues.Count([Weight(_terms.Reconstruction(TensorShape.BatchOf(3, 32, 32), steps: [Mean()]), "D"), K(Sum(1), Mean())]));
        Assert.Equal(2, Residues.Count([R(Mean()), K(Mean())]));
        Assert.Equal(0, Residues.Count([R(Sum()), K(Sum())]));
    }

    private TermWeight R(params ReductionStep[] steps) => Weight(_terms.Reconstruction(_pixels, steps: steps), "D");

    private TermWeight K(params ReductionStep[] steps) => Weight(_terms.Divergence(_latents, steps: steps), "L");

    private static IEnumerable<string> Residue(params TermWeight[] weights) =>
        Residues.Of([.. weights]).Select(r => string.Join(" ", r.OrderBy(p => p.Key.Name, StringComparer.Ordinal).Select(p => $"{p.Key.Name}^{p.Value}")));
}
