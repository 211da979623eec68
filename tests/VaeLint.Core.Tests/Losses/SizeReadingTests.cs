using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Which of several integers is which size, from the code to the assumptions that are listed.</summary>
public sealed class SizeReadingTests
{
    [Fact]
    public void Row10_a_mean_KL_in_units_of_the_data()
    {
        Plain(v => v.Mse() + (v.Kl.Mean() * 20 / 784)).AreNone().Assume("20 is L", "784 is D");
        Plain(v => v.Mse() + (v.Kl.Mean() * 20 / v.X.Size(1))).AreNone().Assume("20 is L");
        Plain(v => v.Mse() + (v.Kl.Mean() * 900 / 784)).AreNone().Assume("784 is D", "900 is L");
        Plain(v => v.Mse() + (v.Kl.Mean() * 1000 / 784)).Are("VAE010 at 1000").State("VAE010", "1000/L");
        Plain(v => v.Mse() + (v.Kl.Mean() * 10 / 784)).Are("VAE010 at 10").State("VAE010", "10/L");
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() * 20 / 784)).AreNone().Assume("784 is D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * 20)).Are("VAE010 at 20").State("VAE010", "20/L");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * 20 / 50)).Are("VAE010 at 50");
    }

    [Fact]
    public void Of_two_integers_the_power_of_two_is_the_batch()
    {
        Plain(v => (v.Mse("Sum") / v.Constant(128L) / v.Constant(784L)) + v.Kl.Sum(1).Mean()).Assume("128 is B");
        Plain(v => (v.Mse("Sum") / v.Constant(784L) / v.Constant(128L)) + v.Kl.Sum(1).Mean()).Assume("128 is B");
        Plain(v => (v.Mse("Sum") / v.Constant(65L)) + v.Kl.Sum(1).Mean()).Assume("65 is B");
    }

    [Fact]
    public void A_name_that_says_a_size_outweighs_every_number()
    {
        Plain(v => (v.Mse("Sum") / v.Constant(784L, "BatchSize")) + v.Kl.Sum(1).Mean()).Assume("BatchSize is B");
        Plain(v => (v.Mse() * v.Constant(128L, "InputDim")) + v.Kl.Sum(1).Mean()).AreNone().Assume("InputDim is D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * v.Constant(2L, "LatentDim"))).AreNone().Assume("LatentDim is L");
        Plain(v => (v.Mse() * v.Constant(784L, "Scale")) + v.Kl.Sum(1).Mean()).AreNone().Assume("Scale is D");
        Plain(v => (v.Mse() * v.Constant(12L, "Scale")) + v.Kl.Sum(1).Mean()).Are("VAE010 at Scale").Assume();
        // The reading with the fewest defects wins, even against a name.
        Plain(v => (v.Mse() * v.Constant(20L, "LatentDim")) + v.Kl.Sum(1).Mean()).AreNone().Assume("LatentDim is D");
        Plain(v => (v.Mse("Sum") / v.Constant(20L, "LatentDim")) + v.Kl.Sum(1).Mean()).Assume("LatentDim is B");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() * v.Constant(3L, "InputDim"))).AreNone().Assume();
    }

    [Fact]
    public void What_changes_nothing_is_read_by_its_name_alone()
    {
        static Operand Each(Vae v, Func<Operand> number) => (v.Mse("Sum") / number()) + (v.Kl.Sum() / number());

        Plain(v => Each(v, () => v.Constant(784L))).AreOfSum().Assume();
        Plain(v => Each(v, () => v.Constant(128L))).AreOfSum().Assume();
        Plain(v => Each(v, () => v.Constant(100L, "BatchSize"))).Assume("BatchSize is B", "BatchSize is B");
        Plain(v => Each(v, () => v.Constant(300L, "InputDim"))).AreOfSum().Assume("InputDim is D", "InputDim is D");
        Plain(v => Each(v, () => v.Constant(20L, "LatentDim"))).AreOfSum().Assume("LatentDim is L", "LatentDim is L");
    }

    [Fact]
    public void The_smallest_size_is_sixteen()
    {
        Of([16], [20], v => (v.Mse() * 16) + v.Kl.Sum(1).Mean()).AreNone();
        Of([15], [20], v => (v.Mse() * 15) + v.Kl.Sum(1).Mean()).Are();
        Plain(v => (v.Mse() * 16) + v.Kl.Sum(1).Mean()).AreNone().Assume("16 is D");
        Plain(v => (v.Mse() * 15) + v.Kl.Sum(1).Mean()).Are("VAE010 at 15");
        Of([16, 30], [20], v => (v.Mse("None").Sum(2).Mean() * 16) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void A_known_size_is_that_of_the_own_term_first()
    {
        // 64 pixels and 64 latents: each 64 is that of the term it stands on.
        Of([64], [64], v => (v.Mse() * 64) + v.Kl.Sum(1).Mean()).AreNone();
        Of([64], [64], v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * 64)).AreNone();
        Of([784], [64], v => v.Mse() + (v.Kl.Sum(1).Mean() / 784)).AreNone();
        var weighted = Of([784], [64], v => (v.Mse() * v.Constant(784L) * v.Constant(17L)) + v.Kl.Sum(1).Mean()).AreNone().Objective;
        Assert.Equal("0.0588", weighted.BetaOf(weighted.Terms[0]).ToString());
        var divided = Of([784], [64], v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() / v.Constant(784L) / v.Constant(17L))).Are("VAE005 at 784").Objective;
        Assert.Equal("7.5E-05", divided.BetaOf(divided.Terms[1]).ToString());
        Of([784], [64], v => v.Mse() + (v.Kl.Mean() * 64 / 784)).AreNone();
    }

    [Fact]
    public void Twice_and_half_a_known_size_keep_the_number_of_the_formula()
    {
        static (string Beta, bool HasWeight) Of784(Func<Vae, Operand> loss)
        {
            var objective = Mnist(loss).Objective;
            return (objective.BetaOf(objective.Terms[0]).ToString(), objective.HasWeight);
        }

        Assert.Equal(("0.5", false), Of784(v => (v.Mse() * 1568) + v.Kl.Sum(1).Mean()));
        Assert.Equal(("2", false), Of784(v => (v.Mse() * 392) + v.Kl.Sum(1).Mean()));
        Assert.Equal(("0.5", false), Of784(v => v.Mse() + (v.Kl.Sum(1).Mean() / 1568)));
        Assert.Equal(("2", false), Of784(v => v.Mse() + (v.Kl.Sum(1).Mean() / 392)));
        Assert.Equal(("0.5", false), Of784(v => (v.Mse() * v.Constant(2L) * v.Constant(28L) * v.Constant(28L)) + v.Kl.Sum(1).Mean()));
    }

    [Fact]
    public void Half_of_the_latents_is_rather_a_side_of_the_image()
    {
        // 32 and 32 of [B, 3, 32, 32], though 32 is half of 64 latents too.
        Cifar(v => (v.Mse("None").Sum(1).Mean() * v.Constant(32L) * v.Constant(32L)) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse("None").Sum(1, 2).Mean() * v.Constant(32L)) + v.Kl.Sum(1).Mean()).AreNone();
        Cifar(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * 128)).AreNone();
        Cifar(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * 32 * v.Constant(3L))).State("VAE005", "1.5");
    }

    [Fact]
    public void Sides_divide_as_they_multiply()
    {
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() / v.Constant(28L) / v.Constant(28L))).AreNone().Assume("784 is D");
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() / (v.Constant(3L) * v.Constant(32L) * v.Constant(32L)))).AreNone().Assume("3072 is D");
        Cifar(v => v.Mse() + (v.Kl.Sum(1).Mean() / (v.Constant(3L) * v.Constant(32L) * v.Constant(32L)))).AreNone();
        Cifar(v => v.Mse("None").Sum(1).Mean() + (v.Kl.Sum(1).Mean() / 1024)).AreNone();
    }

    [Fact]
    public void A_ratio_that_was_folded_is_read_with_the_known_size()
    {
        Mnist(v => v.Mse() + (v.Kl.Mean() * (20.0 / 784))).AreNone();
        Mnist(v => v.Mse() + (v.Kl.Sum(1).Mean() * (1.0 / 784))).AreNone();
        Mnist(v => v.Mse() + (v.Kl.Mean() * 0.0312)).Are("VAE010 at 0.0312").State("VAE010", "1.22");
        Mnist(v => v.Mse() + (v.Kl.Sum(1).Mean() * 0.0012755)).Are();
        // 24.487 of 784: no ratio of sizes.
        Mnist(v => v.Mse() + (v.Kl.Mean() * 0.031234)).Are("VAE010 at 0.031234").State("VAE010", "1.22").Assume();
        Mnist(v => v.Mse() + (v.Kl.Mean() * 0.0331234)).State("VAE010", "1.3");
        Mnist(v => v.Mse() + (v.Kl.Sum(1).Mean() * (2.0 / 784))).AreNone();
    }

    [Fact]
    public void A_stale_size_is_one_that_stands_for_the_whole_event()
    {
        Cifar(v => (v.Mse() * 784) + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss").State("VAE001", "3.92");
        Cifar(v => (v.Mse() / 784) + v.Kl.Sum(1).Mean()).Are("VAE010 at 784").State("VAE010", "2408448");
        Cifar(v => (v.Mse("Sum") / v.X.Size(0) * 784) + v.Kl.Sum(1).Mean()).AreNone();
        Assert.True(Cifar(v => (v.Mse("None").Sum(1).Mean() * 784) + v.Kl.Sum(1).Mean()).Are("VAE004 at []").State("VAE004", "1.31").Objective.HasWeight);
        Assert.False(Cifar(v => (v.Mse() * 784) + v.Kl.Sum(1).Mean()).Objective.HasWeight);
        Of([1], [20], v => (v.Mse() * 784) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void Axes_side_by_side_make_a_size()
    {
        Of([3, 16, 20], [64], v => (v.Mse("None").Sum(1).Mean() * 320) + v.Kl.Sum(1).Mean()).AreNone();
        Of([3, 16, 20], [64], v => (v.Mse("None").Sum(3).Mean() * 48) + v.Kl.Sum(1).Mean()).AreNone();
        // 3 and 20 are no neighbours, but their product makes up for both.
        Of([3, 16, 20], [64], v => (v.Mse("None").Sum(2).Mean() * 60) + v.Kl.Sum(1).Mean()).Are();
        Of([3, 16, 20], [64], v => (v.Mse("None").Sum(2).Mean() * 70) + v.Kl.Sum(1).Mean()).Are("VAE004 at []").State("VAE004", "0.857");
    }
}
