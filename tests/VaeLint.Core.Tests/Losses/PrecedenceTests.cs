using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Each term is judged once, by the first line of the precedence that fits, and the place is that of the factor or reduction to blame.</summary>
public sealed class PrecedenceTests
{
    [Fact]
    public void A_wrong_list_comes_before_a_size_that_is_counted_twice()
    {
        // R = 1/(B²·1024) with 32·32 left to the mean.
        Cifar(v => (v.Mse("None").Sum(1).Mean() / v.X.Size(0)) + v.Kl.Sum(1).Mean()).Are("VAE004 at []");
        Cifar(v => v.Mse("None").Sum(1).Mean() + v.Kl.Sum(1).Mean()).Are("VAE004 at []").State("VAE004", "1024");
    }

    [Fact]
    public void A_size_too_many_is_no_list_too_few()
    {
        // The channels are averaged, the rows counted 32 times too often: R = 32/(3·B).
        Cifar(v => (v.Mse("None").Sum(2, 3).Mean() * v.X.Size(2)) + v.Kl.Sum(1).Mean()).Are("VAE005 at size").State("VAE005", "0.0938");
    }

    [Fact]
    public void A_sum_that_is_divided_by_its_size_is_a_mean()
    {
        Plain(v => (v.Mse("Sum") / v.X.Size(0) / v.X.Size(1)) + v.Kl.Sum(1).Mean()).Are("VAE001 at size").State("VAE001", "D");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0) / 784) + v.Kl.Sum(1).Mean()).Are("VAE001 at 784").State("VAE001", "784");
        Mnist(v => (v.Mse("Sum") / 784 / v.X.Size(0)) + v.Kl.Sum(1).Mean()).Are("VAE001 at 784").State("VAE001", "784");
        Plain(v => (v.Mse("Sum") / v.Integer("inputDim") / v.Integer("batchSize")) + v.Kl.Sum(1).Mean()).Are("VAE001? at inputDim").State("VAE001", "D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum() / v.X.Size(0) / v.Integer("latentDim"))).Are("VAE002? at latentDim").State("VAE002", "1/L");
        Plain(v => (v.Mse("Sum") / v.X.ElementCount()) + v.Kl.Sum(1).Mean()).Are("VAE001 at numel").State("VAE001", "D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum() / v.Mean.ElementCount())).Are("VAE002 at numel").State("VAE002", "1/L");
        Plain(v => (v.Mse("Sum") / v.X.Size(0) / v.Integer("inputDim")) + v.Kl.Sum(1).Mean()).Are("VAE001? at inputDim").State("VAE001", "D");
    }

    [Fact]
    public void A_mean_is_blamed_before_the_divisor_beside_it()
    {
        // R = 1/(B·D2·D3) · 1/D1.
        Cifar(v => (v.Mse("None").Sum(1).Mean() / v.X.Size(1)) + v.Kl.Sum(1).Mean()).Are("VAE001 at mean").State("VAE001", "3072");
    }

    [Fact]
    public void The_factor_of_the_right_direction_is_guilty()
    {
        // K = L/(D·B) beside R = 1/B: too large by L, too small by D; the first symbol that is off says which.
        Plain(v => (v.Mse("Sum") / v.X.Size(0) * v.X.Size(1) / v.Number("temperature")) + v.Kl.Sum(1).Mean()).Are("VAE005 at size");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0) * 784 / 17) + v.Kl.Sum(1).Mean()).Are("VAE005 at 784");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0) / 17 * 784) + v.Kl.Sum(1).Mean()).Are("VAE005 at 784");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() * 17 / 784)).Are("VAE005 at 784");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() / 784 * 17)).Are("VAE005 at 784");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() / v.X.ElementCount())).Are("VAE005 at numel").State("VAE005", "1/(B·D)");
    }

    [Fact]
    public void What_divides_the_sum_of_all_terms_is_nobodys_second_time()
    {
        // (R/B^0 + K/B)/B: only R is summed over the batch.
        Plain(v => (v.Mse("Sum") + v.Kl.Sum(1).Mean()) / v.X.Size(0)).Are("VAE003 at mse_loss").State("VAE003", "1/B");
        Plain(v => ((2 * v.Mse("Sum")) + v.Kl.Sum(1).Mean()) / v.X.Size(0)).Are("VAE003 at mse_loss").State("VAE003", "0.5/B");
        Mnist(v => (v.Mse("Sum") + (v.Kl.Sum() / v.X.Size(1))) / v.X.Size(0)).Are("VAE005 at size").State("VAE005", "0.00128");
        Plain(v => ((v.Mse("Sum") * v.X.Size(1)) + v.Kl.Sum()) / v.X.Size(0)).Are("VAE005 at size").State("VAE005", "1/D");
        Plain(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()) / v.X.Size(0)).AreNone();
        Plain(v => ((v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() / v.X.Size(0))) / v.X.Size(0)).Are("VAE005 at size").State("VAE005", "1/B");
        Plain(v => ((v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(1).Mean() * v.X.Size(0))) / v.X.Size(0)).Are("VAE003 at mean").State("VAE003", "B");
    }

    [Fact]
    public void The_reduction_that_takes_the_batch_is_the_one_to_change()
    {
        // K is summed over the batch first, and then over the latents as a mean times their number.
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum(0).Mean() * v.Mean.Size(1))).Are("VAE003 at sum").State("VAE003", "B");
        // A scalar beside one value per sample is summed B times.
        Mnist(v => (v.Mse("Sum") + v.Kl.Sum(1)).Sum()).Are("VAE003 at mse_loss").State("VAE003", "1/B");
    }

    [Fact]
    public void A_rank_that_would_make_all_right_is_asked_for()
    {
        // [B, T, F] and [B, T, L], both averaged over time, or [B, L] and R missing T: nobody knows.
        Plain(v => v.Mse("None").Sum(2).Mean() + v.Kl.Sum(-1).Mean()).AreUnknown("the rank of the KL");
        Plain(v => v.Code.Loss("mse_loss", v.Recon.Squeeze(1), v.X.Squeeze(1)) + v.Kl.Mean()).Are("VAE002 at mean");
        Plain(v => v.Code.Loss("mse_loss", v.Recon.Squeeze(1), v.X.Squeeze(1)) + v.Kl.Sum(1).Mean()).AreUnknown("the rank of the reconstruction");
    }

    [Fact]
    public void What_is_not_understood_is_named()
    {
        Plain(v => v.Mse("Sum") + (v.Kl.Sum() * v.Integer("amount"))).AreUnknown("amount");
        Plain(v => (v.Mse("Sum") * v.Integer("amount")) + v.Kl.Sum()).AreUnknown("amount");
        Plain(v => (v.Mse("Sum") * v.Integer("amount")) + (v.Kl.Sum() * v.Integer("amount"))).AreOfSum();
    }

    [Fact]
    public void The_second_batch_size_may_be_that_of_the_data_only_where_it_is_all_that_is_wrong()
    {
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() / v.X.Size(0))).AreUnknown("whether the second batch size is the size of the data");
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() / v.X.Size(0) * v.Mean.Size(1))).Are("VAE001 at mse_loss", "VAE005 at size");
    }

    [Fact]
    public void Of_three_different_batches_the_mean_is_right()
    {
        static Operand Kl(Vae v, int i) => v.Code.Kl(v.Code.Tensor("m" + i), v.Code.Tensor("s" + i));

        Plain(v => v.Mse("Sum") + Kl(v, 1).Sum(1).Mean() + Kl(v, 2).Sum(1).Mean()).Are("VAE003 at mse_loss").State("VAE003", "1/B");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (Kl(v, 1).Sum(1).Mean() * v.X.Size(0)) + Kl(v, 2).Sum(1).Mean()).Are("VAE003 at mean").State("VAE003", "B");
        Plain(v => v.Mse("Sum") + Kl(v, 1).Sum(1).Mean()).Are("VAE003 at mse_loss").State("VAE003", "1/B");
        Plain(v => v.Mse("Sum") + Kl(v, 1).Sum() + Kl(v, 2).Sum(1).Mean()).Are("VAE003 at mean").State("VAE003", "1/B");
    }
}
