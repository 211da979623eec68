using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Sizes, integers, views and axes on their way into the weight of a term.</summary>
public sealed class WeighingTests
{
    [Fact]
    public void Spaces_are_numbered_and_terms_of_the_same_data_share_one()
    {
        var objective = Plain(v => v.Mse() + v.Code.Loss("l1_loss", v.Code.Tensor("aHat"), v.Code.Tensor("a")) + v.Bce() + v.Code.Loss("l1_loss", v.Code.Tensor("bHat"), v.Code.Tensor("b"))
            + v.Kl.Sum(1).Mean() + v.Code.Kl(v.Code.Tensor("m2"), v.Code.Tensor("s2")).Sum(1).Mean() + v.Code.Kl(v.Code.Tensor("m3"), v.Code.Tensor("s3")).Sum(1).Mean()).Objective;

        Assert.Equal(["D", "D2", "D", "D3", "L", "L2", "L3"], objective.Terms.Select(t => t.Weight.Group));
        Assert.Equal([false, true, false, true, false, false, false], objective.Terms.Select(t => t.Term.MayHaveOneElement));
    }

    [Fact]
    public void A_size_is_that_of_its_axis_from_either_end_and_of_any_view()
    {
        Mnist(v => (v.Mse() * v.X.Size(-1)) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => (v.Mse() * v.Recon.Size(1)) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse() * v.X.View(-1, 3072).Size(1)) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse("None").Sum(1).Mean() * v.X.Size(2) * v.X.Size(-1)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse("None").Sum(1).Mean() * v.X.Size(2) * v.X.Size(3)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse() * v.X.Size(1)) + (v.Kl.Mean() * v.LogVariance.Size(1))).AreNone();
        Of([1, 28, 28], [20], v => (v.Mse() * v.X.Size(1) * v.X.Size(2) * v.X.Size(3)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse() * v.Code.Tensor("other").Size(1)) + v.Kl.Sum(1).Mean()).AreUnknown("shape[1]");
        Plain(v => (v.Mse("Sum") / v.Code.Tensor("labels").Size(0)) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void The_size_of_a_tensor_is_that_of_the_event_however_it_is_viewed_later()
    {
        static Operand Flat(Vae v, string reduction = "Mean") => v.Code.Loss("mse_loss", v.Recon.View(-1, 3072), v.X.View(-1, 3072), reduction);

        Plain(v => (Flat(v) * v.X.Size(1) * v.X.Size(2) * v.X.Size(3)) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (Flat(v) * v.X.Size(1) * v.X.Size(2) * v.X.Size(3)) + v.Kl.Sum(1).Mean()).AreNone();
        Of([-1, -1, -1], [20], v => (Flat(v) * v.X.Size(3) * v.X.Size(2) * v.X.Size(1)) + v.Kl.Sum(1).Mean()).AreNone();
        Of([-1, -1, -1], [20], v => (Flat(v) * v.X.Size(1) * v.X.Size(2)) + v.Kl.Sum(1).Mean()).AreUnknown("shape[1]");
        Of([-1, -1, -1], [20], v => (Flat(v) * v.X.Size(2) * v.X.Size(3)) + v.Kl.Sum(1).Mean()).AreUnknown("shape[2]");
        Of([-1, -1, -1], [20], v => (Flat(v) * v.X.Size(1)) + v.Kl.Sum(1).Mean()).AreUnknown("shape[1]");
        Plain(v => (Flat(v) * v.X.Size(2) * v.X.Size(3)) + v.Kl.Sum(1).Mean()).AreUnknown("shape[2]");
        Mnist(v => (v.Mse() * v.Code.Tensor("y", 784).Size(1)) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => (v.Mse() * v.Code.Tensor("y", 100).Size(1)) + v.Kl.Sum(1).Mean()).State("VAE010", "7.84");
        Plain(v => (v.Mse() * (v.X + v.Code.Tensor("noise")).Size(1)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse() * (v.X + v.Code.Tensor("noise")).Size(1) * (v.X + v.Code.Tensor("noise")).Size(2)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse("None").Sum(1).Mean() * (v.X + v.Code.Tensor("noise")).Size(2)) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void A_size_is_that_of_the_term_that_it_multiplies_first()
    {
        Of([-1, -1, -1], [20], v => (v.Code.Loss("l1_loss", v.Recon.View(-1, 3072), v.X.View(-1, 3072), "Sum") / v.X.Size(0))
            + (v.Mse("None").Sum(1).Mean() * v.X.Size(2) * v.X.Size(3)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * v.Mean.Size(1))).AreNone();
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() / v.X.Size(1))).AreNone();
    }

    [Fact]
    public void A_flat_view_has_the_size_of_two_axes()
    {
        static Operand Flat(Vae v) => v.Code.Loss("mse_loss", v.Recon.View(-1), v.X.View(-1));

        Plain(v => (Flat(v) * v.X.Size(1)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (Flat(v) * v.X.Size(-1)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (Flat(v) * v.X.Size(2)) + v.Kl.Sum(1).Mean()).AreUnknown("shape[2]");
        Plain(v => Flat(v) + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss").State("VAE001", "D");
    }

    [Fact]
    public void Terms_share_a_space_with_any_of_their_data_in_common()
    {
        static string Groups(Func<Vae, Operand> loss) => string.Join(" ", Plain(loss).Objective.Terms.Select(t => t.Weight.Group));

        Assert.Equal("D D L", Groups(v => (v.Recon - v.X).Square().Mean() + v.Code.Loss("l1_loss", v.Code.Tensor("r2"), v.X) + v.Kl.Sum(1).Mean()));
        Assert.Equal("D D2 L", Groups(v => (v.Recon - v.X).Square().Mean() + v.Code.Loss("l1_loss", v.Code.Tensor("r2"), v.Code.Tensor("y")) + v.Kl.Sum(1).Mean()));
        Plain(v => v.Mse() + v.Code.Loss("l1_loss", v.Recon, v.X) + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss", "VAE001 at l1_loss");
    }

    [Fact]
    public void Classes_that_are_summed_need_no_rank()
    {
        Plain(v => (v.Code.Loss("cross_entropy", v.Recon, v.X, "Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => v.Code.Loss("cross_entropy", v.Recon, v.X, "Sum") + v.Kl.Sum()).AreOfSum();
        Plain(v => v.Code.Loss("cross_entropy", v.Recon, v.X, "Sum") + v.Kl.Sum(1).Mean()).Are("VAE003 at cross_entropy").State("VAE003", "1/B");
    }

    [Fact]
    public void An_integer_may_be_some_of_the_axes()
    {
        Cifar(v => (v.Mse("None").Sum(1).Mean() * 1024) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse("None").Sum(1).Mean() * v.Constant(32L) * v.Constant(32L)) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse("None").Sum(3).Mean() * 96) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse("None").Sum(1, 2).Mean() * 32) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse("None").Sum(1, 3).Mean() * 32) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => (v.Mse() * 1568) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => (v.Mse() * 392) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => (v.Mse("Sum") / v.X.Size(0) / 784) + (v.Kl.Sum(1).Mean() / 784)).AreNone();
        Plain(v => (v.Constant(28L) * v.Constant(28L) * v.Mse()) + v.Kl.Sum(1).Mean()).AreNone().Assume("784 is D");
        Plain(v => (v.Constant(3L) * v.Constant(32L) * v.Constant(32L) * v.Mse()) + v.Kl.Sum(1).Mean()).AreNone().Assume("3072 is D");
    }

    [Fact]
    public void Too_many_integers_are_weights()
    {
        static Operand Times(Vae v, params long[] factors) => factors.Aggregate(v.Mse(), (product, factor) => product * v.Constant(factor));

        Plain(v => Times(v, 17, 19, 23, 29, 37) + v.Kl.Sum(1).Mean()).Are("VAE010 at 37").Assume();
        Plain(v => Times(v, 17, 19) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void Views_between_reductions()
    {
        Cifar(v => v.Mse("None").Sum(1).View(-1, 1024).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreUnknown("a view between two reductions");
        Of([50, 88], [20], v => (v.Mse("None").Sum(2).View(-1).Sum() / v.X.Size(0)) + v.Kl.Sum(1).Mean()).AreNone();
        Of([50, 88], [20], v => v.Mse("None").Sum(2).View(-1).Mean() + v.Kl.Sum(1).Mean()).State("VAE004", "50");
        Of([50, 88], [20], v => v.Mse("None").Sum(2).View(-1).View(-1, 50).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => v.Mse("None").View(-1).Mean() + v.Kl.Sum(1).Mean()).Are("VAE001 at mean").State("VAE001", "784");
        Mnist(v => (v.Mse("None").View(-1).Sum() / v.X.Size(0)) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void A_scalar_beside_elements()
    {
        Plain(v => (v.Mse("Sum") + v.Kl).Sum(1).Mean()).AreUnknown("a scalar that is added to every element of a sum");
        Mnist(v => (v.Mse("Sum") + v.Kl).Sum(1).Mean()).AreUnknown("a scalar that is added to every element of a sum");
        Mnist(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl).Mean()).Are("VAE002 at mean").State("VAE002", "0.05");
        Mnist(v => (v.Mse("None").Sum(1) + v.Kl.Sum(1)).Mean()).AreNone();
        Mnist(v => ((v.Mse("Sum") + 1.0).Sum() / v.X.Size(0)) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()).Sum()).AreNone();
        Mnist(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean() + 1.0).Sum()).AreNone();
        Mnist(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1)).Sum()).AreOfSum();
        Mnist(v => (v.Mse("Sum") + v.Kl.Sum(1)).Mean()).Are("VAE003 at mse_loss");
        Mnist(v => (v.Mse("None").Sum(1) + v.Kl.Sum(1)).Sum()).AreOfSum();
        Mnist(v => (v.Mse("None").Sum(1) + v.Kl.Mean(1)).Mean()).Are("VAE002 at mean").State("VAE002", "0.05");
        Mnist(v => ((v.Mse("None").Mean() * v.X.Size(1)) + v.Kl.Sum(1)).Sum(0)).AreUnknown("a view between two reductions");
    }

    [Fact]
    public void Axes_of_unknown_size_are_explained()
    {
        Of([-1, -1, -1], [20], v => v.Mse("None").Sum(1).Mean() + v.Kl.Sum(1).Mean()).Are("VAE004 at []").Say(
            "VAE004",
            "This axis list sums only part of the event axes of the reconstruction; the rest (D2·D3) is averaged, so the KL weighs D2·D3 times too much "
            + "(effective beta D2·D3, D2 = size of event axis 2, D3 = size of event axis 3): sum over all event axes and average over axis 0 only.");
        Of([784], [-1, -1], v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()).Are("VAE004 at []").Say(
            "VAE004",
            "This axis list sums only part of the latent axes of the KL; the rest (L2) is averaged, so the KL weighs L2 times too little "
            + "(effective beta 1/L2, L2 = size of latent axis 2): sum over all latent axes and average over axis 0 only.");
        Of([-1, -1, -1], [20], v => v.Mse() + v.Kl.Sum(1).Mean()).State("VAE001", "D");
    }

    [Fact]
    public void Axes_that_are_kept_stay_where_they_are()
    {
        Cifar(v => Kept(v.Mse("None"), "sum", 1).Sum(2).Sum(2).Mean() + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => Kept(v.Mse("None"), "mean", 0).Sum() + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => v.Mse("None").Sum(1).Sum(1).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => v.Mse("None").Sum(-3).Sum(-2).Sum(-1).Mean() + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void What_a_truncated_weight_multiplies_has_to_be_a_term_with_a_gradient()
    {
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean() + (v.Kl.Sum().Detach() * (v.Constant(1L) / v.X.Size(0)))).AreNone();
        Plain(v => v.Kl.Sum() * (v.Constant(1L) / v.X.Size(0))).Are("VAE405 at Divide");
    }

    [Fact]
    public void What_both_terms_are_multiplied_by_is_no_weight()
    {
        static string Beta(Func<Vae, Operand, Operand, Operand, Operand> loss)
        {
            var objective = Plain(v => loss(v, v.Mse("Sum"), v.Kl.Sum(), v.Number("s"))).Objective;
            return $"{objective.BetaOf(objective.Terms[0])} {objective.HasWeight}";
        }

        Assert.Equal("1 False", Beta((_, r, k, s) => (s * r) + (s * k)));
        Assert.Equal("1 False", Beta((_, r, k, s) => (r / s) + (k / s)));
        Assert.Equal("1/s True", Beta((_, r, k, s) => (s * s * r) + (s * k)));
        Assert.Equal("s True", Beta((_, r, k, s) => (s * r) + (s * s * k)));
        Assert.Equal("s True", Beta((_, r, k, s) => (r / s / s) + (k / s)));
        Assert.Equal("1/s^2 True", Beta((_, r, k, s) => (s * r) + (k / s)));
        Assert.Equal("s True", Beta((_, r, k, s) => r + (s * k)));
        Assert.Equal("1/s True", Beta((_, r, k, s) => r + (k / s)));
        Assert.Equal("1 False", Beta((_, r, k, _) => (3 * r) + (3 * k)));
        Assert.Equal("1 False", Beta((_, r, k, _) => (3 * r) - (-3 * k)));
        Assert.Equal("2 False", Beta((_, r, k, _) => 3 * (r + (2 * k))));
        Assert.Equal("4 True", Beta((_, r, k, _) => 3 * (r + (4 * k))));
        Assert.Equal("4 True", Beta((_, r, k, _) => (r + (4 * k)) / 3));
        Assert.Equal("0.5 False", Beta((_, r, k, _) => 5 * ((0.5 * k) + r)));
        Assert.Equal("0.25 True", Beta((_, r, k, _) => (0.25 * k) + (1 * r)));
        Assert.Equal("0.5 True", Beta((_, r, k, _) => (0.5 * r) + (0.25 * k)));
        Assert.Equal("1 False", Beta((_, r, k, s) => s * (r + k)));
        Assert.Equal("1/s^3 True", Beta((_, r, k, s) => (s * s * r) + (k / s)));
    }

    [Fact]
    public void What_both_terms_are_multiplied_by_is_no_residue()
    {
        Plain(v => (v.Mse("Sum") + v.Kl.Sum()) * v.X.Size(1)).AreOfSum();
        Plain(v => (v.Mse("Sum") + v.Kl.Sum()) / v.X.Size(1)).AreOfSum();
        Plain(v => (v.Mse("Sum") * v.X.Size(1) * v.X.Size(1)) + (v.Kl.Sum() * v.X.Size(1))).Are("VAE005 at size").State("VAE005", "1/D");
        Plain(v => (v.Mse("Sum") + v.Kl.Sum(1).Mean()) / v.X.Size(0)).Are("VAE003 at mse_loss").State("VAE003", "1/B");
    }

    /// <summary>(R + K)/D is R + K in other units: the beta is that of R + K, and what made it is what is to be changed.</summary>
    [Fact]
    public void A_size_of_the_whole_loss_is_nobodys_fault()
    {
        Plain(v => (v.Mse() + v.Kl.Sum(1).Mean()) / v.X.Size(1)).Are("VAE001 at mse_loss").State("VAE001", "D");
        Plain(v => (v.Mse() + v.Kl.Sum(1).Mean()) * v.X.Size(1)).Are("VAE001 at mse_loss").State("VAE001", "D");
        Mnist(v => (v.Mse() + v.Kl.Sum(1).Mean()) / 784).Are("VAE001 at mse_loss").State("VAE001", "784");
        Mnist(v => 784 * (v.Mse() + v.Kl.Sum(1).Mean())).Are("VAE001 at mse_loss").State("VAE001", "784");
        Cifar(v => 784 * (v.Mse() + v.Kl.Sum(1).Mean())).Are("VAE001 at mse_loss").State("VAE001", "3072");
        Plain(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl.Mean()) / v.Mean.Size(1)).Are("VAE002 at mean").State("VAE002", "1/L");
        Plain(v => (v.Mse("Sum") + v.Kl.Sum(1).Mean()) / 128).Are("VAE003 at mse_loss").State("VAE003", "1/B");
        Plain(v => (v.Mse("Sum") + v.Kl.Sum()) / v.Constant(128L, "BatchSize")).AreNone();
        Plain(v => (v.Mse("Sum") + v.Kl.Sum()) / 128).AreOfSum();
        Plain(v => ((v.Mse("Sum") / v.X.Size(0) * v.X.Size(1)) + v.Kl.Sum(1).Mean()) / v.X.Size(1)).Are("VAE005 at size").State("VAE005", "1/D");
        Plain(v => ((784 * v.Mse()) + v.Kl.Sum(1).Mean()) / 784).AreNone().Assume("784 is D");
    }

    [Fact]
    public void Half_of_the_terms_are_no_majority()
    {
        static Operand Kl(Vae v, int i) => v.Code.Kl(v.Code.Tensor("m" + i), v.Code.Tensor("s" + i));

        Plain(v => v.Mse("Sum") + Kl(v, 1).Sum() + Kl(v, 2).Sum(1).Mean() + Kl(v, 3).Sum(1).Mean()).Are("VAE003 at mse_loss", "VAE003 at sum");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + Kl(v, 1).Sum() + Kl(v, 2).Sum(1).Mean() + Kl(v, 3).Sum(1).Mean()).Are("VAE003 at sum").State("VAE003", "B");
        Plain(v => v.Mse("Sum") + Kl(v, 1).Sum() + Kl(v, 2).Sum() + Kl(v, 3).Sum(1).Mean()).Are("VAE003 at mean").State("VAE003", "1/B");
    }

    [Fact]
    public void The_size_is_guilty_and_no_weight_behind_it()
    {
        Plain(v => (v.Mse("Sum") / v.X.Size(0) * v.X.Size(1) * v.Number("beta")) + v.Kl.Sum(1).Mean()).Are("VAE005 at size");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() / v.X.Size(1) * v.Number("beta"))).Are("VAE005 at size");
    }

    [Fact]
    public void Sizes_from_the_end_of_a_tensor_of_unknown_rank()
    {
        Plain(v => (v.Mse() * v.X.Size(-1)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse() * v.X.Size(-2)) + v.Kl.Sum(1).Mean()).AreUnknown("shape[-2]");
        Plain(v => (v.Mse() * v.X.Size(-5)) + v.Kl.Sum(1).Mean()).AreUnknown("shape[-5]");
        Plain(v => v.Mse("None").Sum(1, 2).Mean() * v.X.Size(3) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse() * v.X.Size(1) * v.X.Size(2)) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse() * v.X.Size(1) * v.X.Size(3)) + v.Kl.Sum(1).Mean()).State("VAE001", "D2");
        Plain(v => (v.Mse() * v.X.Size(2) * v.X.Size(2)) + v.Kl.Sum(1).Mean()).Are("VAE005 at size").State("VAE005", "D1/D2");
    }

    [Fact]
    public void What_was_taken_for_a_size_by_its_name_is_known()
    {
        static IEnumerable<bool> ByName(Func<Vae, Operand> loss) => Plain(loss).Objective.Terms.SelectMany(t => t.Weight.Assumptions).Select(a => a.IsByName);

        Assert.Equal([true], ByName(v => (v.Mse("Sum") / v.Integer("batchSize")) + v.Kl.Sum(1).Mean()));
        Assert.Equal([true], ByName(v => (v.Mse() * v.Integer("inputDim")) + v.Kl.Sum(1).Mean()));
        Assert.Equal([true], ByName(v => (v.Mse("Sum") / v.Constant(100L, "BatchSize")) + v.Kl.Sum(1).Mean()));
        Assert.Equal([false], ByName(v => (784 * v.Mse()) + v.Kl.Sum(1).Mean()));
        Plain(v => (v.Mse() * v.Constant(20L, "InputDim")) + v.Kl.Sum(1).Mean()).AreNone().Assume("InputDim is D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * v.Constant(20L, "LatentDim"))).AreNone().Assume("LatentDim is L");
        Plain(v => (v.Mse() * v.Constant(300L, "InputDim")) + (v.Kl.Mean() * v.Constant(20L, "LatentDim"))).AreNone().Assume("InputDim is D", "LatentDim is L");
        Plain(v => v.Mse() + (v.Kl.Sum() / (v.Constant(50L, "BatchSize") * v.Constant(300L, "InputDim")))).Are("VAE012 at Multiply").Assume("InputDim is D", "BatchSize is B");
    }

    [Fact]
    public void A_view_that_takes_the_batch_apart_again()
    {
        Of([50, 88], [20], v => v.Mse("None").View(-1, 88).Sum(1).View(-1, 50).Sum(1).Mean() + v.Kl.Sum(1).Mean()).Are();
        Of([50, 88], [20], v => v.Mse("None").Sum(2).View(-1).Mean(0) + v.Kl.Sum(1).Mean()).State("VAE004", "50");
        Of([50, 88], [20], v => (v.Mse("None").Sum(2).View(-1).Sum(0) / v.X.Size(0)) + v.Kl.Sum(1).Mean()).Are();
        Of([50, 88, 4], [20], v => v.Mse("None").Sum(3).View(-1, 4400).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreUnknown("a view between two reductions");
        // Frames per row, then rows of frames: summed over time 1/B, averaged over it 1/(B·50), wherever the axis is named from.
        Of([50, 88], [20], v => v.Mse("None").View(-1, 88).Sum(1).View(-1, 50).Mean(1).Mean() + v.Kl.Sum(1).Mean()).State("VAE004", "D1");
        Of([50, 88], [20], v => v.Mse("None").View(-1, 88).Sum(1).View(-1, 50).Sum(-1).Mean(0) + v.Kl.Sum(1).Mean()).Are();
        Of([50, 88], [20], v => v.Mse("None").View(-1, 88).Sum(1).View(-1, 50, 1).Sum(1, 2).Mean() + v.Kl.Sum(1).Mean()).AreUnknown("a view between two reductions");
        Of([50, 88], [20], v => v.Mse("None").Sum(2).View(-1).View(-1, 50).Sum(0).Mean() + v.Kl.Sum(1).Mean()).Are("VAE004 at []");
        Of([50, 88], [20], v => v.Mse("None").Sum(1, 2).View(-1, 1).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreUnknown("a view between two reductions");
    }

    [Fact]
    public void The_divergences_of_the_runtime_library()
    {
        static Operand Kl(Vae v, string name) => v.Code.Call(
            null, "VaeLint.KlDivergence", name, v.X.Type, ("mean", v.Mean), ("logVariance", v.LogVariance));

        var found = Mnist(v => v.Mse() + Kl(v, "ToStandardNormal").Mean()).Are("VAE001 at mse_loss").State("VAE001", "784");
        var gaussian = Assert.Single(found.Objective.Divergences).Term.Gaussian!;
        Assert.Equal(("mu", "logvar"), (Assert.Single(Assert.Single(gaussian.Means).LeafAtoms).Name, Assert.Single(gaussian.LogVariance.LeafAtoms).Name));
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + Kl(v, "ToStandardNormal").Mean()).AreNone();
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Code.Tensor("mask", 20) * Kl(v, "ToStandardNormalPerDimension")).Sum(1).Mean()).AreUnknown("an elementwise weight on the KL");
    }

    [Fact]
    public void The_shape_of_a_term_without_a_reduction_is_that_of_its_tensors()
    {
        static Operand Output(Vae v) => v.Code.Layer("Linear", ("inputSize", 20), ("outputSize", 784)).Apply(v.Mean);

        Assert.Equal("[B,784]", Assert.Single(Terms(v => (Output(v) - v.Code.Tensor("y")).Square())).Shape!.ToString());
        Assert.Equal("[B,784]", Assert.Single(Terms(v => (Output(v).Sigmoid() - v.Code.Tensor("y").Exp()).Square())).Shape!.ToString());
        Assert.Null(Assert.Single(Terms(v => (v.Code.Tensor("a") - v.Code.Tensor("y")).Square())).Shape);
    }

    private static Operand Kept(Operand value, string reduction, int axis) =>
        value.Method(reduction, ("dim", value.Code.Array([value.Code.Constant((long)axis)])), ("keepdim", value.Code.Constant(true)));
}
