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
        Mnist(v => v.Mse("None").View(-1).Mean() + v.Kl.Sum(1).Mean()).Are("VAE001 at mean").State("VAE001", "D");
        Mnist(v => (v.Mse("None").View(-1).Sum() / v.X.Size(0)) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void A_scalar_beside_elements()
    {
        Plain(v => (v.Mse("Sum") + v.Kl).Sum(1).Mean()).AreUnknown("a scalar that is added to every element of a sum");
        Mnist(v => (v.Mse("Sum") + v.Kl).Sum(1).Mean()).AreUnknown("a scalar that is added to every element of a sum");
        Mnist(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl).Mean()).Are("VAE002 at mean").State("VAE002", "0.05");
        Mnist(v => (v.Mse("None").Sum(1) + v.Kl.Sum(1)).Mean()).AreNone();
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

    private static Operand Kept(Operand value, string reduction, int axis) =>
        value.Method(reduction, ("dim", value.Code.Array([value.Code.Constant((long)axis)])), ("keepdim", value.Code.Constant(true)));
}
