using VaeLint.Core.Ir;
using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Rows 31 to 51 of the decision table: sequences, samples, levels, modalities, further terms, constant batch sizes, bounds.</summary>
public sealed class FurtherTermsTests
{
    [Fact]
    public void Row31_one_class_per_sample_and_one_per_token()
    {
        Plain(v => v.Code.Loss("cross_entropy", v.Recon.View(-1, 10), v.X) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => v.Code.Loss("cross_entropy", v.Recon, v.X) + v.Kl.Sum(1).Mean()).AreUnknown("the rank of the cross-entropy's logits");
        Of([1000, 40], [64], v => v.Code.Loss("cross_entropy", v.Recon, v.X) + v.Kl.Sum(1).Mean()).Are("VAE001 at cross_entropy").State("VAE001", "40");
        Of([1000, 40], [64], v => v.Code.Loss("cross_entropy", v.Recon, v.X, "None").Mean() + v.Kl.Sum(1).Mean()).Are("VAE001 at mean").State("VAE001", "40");
        Of([1000, 40], [64], v => v.Code.Loss("cross_entropy", v.Recon, v.X, "None").Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreNone();
        Of([1000, 40], [64], v => (v.Code.Loss("cross_entropy", v.Recon, v.X, "Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()).AreNone();
        Of([40, 1000], [64], v => v.Code.Loss("cross_entropy", v.Recon.View(-1, 1000), v.X.View(-1)) + v.Kl.Sum(1).Mean()).Are("VAE001 at cross_entropy").State("VAE001", "D");
        Of([40, 1000], [64], v => v.Code.Loss("cross_entropy", v.Recon.View(-1, 1000), v.X.View(-1), "None").View(-1, 40).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void Row32_masked_elements_are_not_weighed()
    {
        Mnist(v => ((v.Code.Loss("mse_loss", v.Recon, v.X, "None") * v.Code.Tensor("mask", 784)).Sum() / v.Code.Tensor("count", 784).Sum()) + v.Kl.Sum(1).Mean())
            .AreUnknown("an elementwise weight on the reconstruction");
        Mnist(v => (v.Mse("Sum") / v.Code.Tensor("mask", 784).Sum()) + v.Kl.Sum(1).Mean()).AreUnknown("a reduced tensor as factor");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Code.Tensor("mask", 20) * v.Kl).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => ((v.Recon - v.X).Square() * v.Code.Tensor("mask", 784)).Sum(1).Mean() + v.Kl.Sum(1).Mean()).AreUnknown("an elementwise weight on the reconstruction");
    }

    [Fact]
    public void Row33_both_averaged_over_the_same_time()
    {
        Of([50, 88], [50, 16], v => (v.Recon - v.X).Pow(2).Sum(-1).Mean() + v.Kl.Sum(-1).Mean()).AreNone();
        Of([50, 88], [50, 16], v => (v.Recon - v.X).Pow(2).Sum(2).Mean() + v.Kl.Sum(1, 2).Mean()).Are("VAE004 at []").State("VAE004", "50");
        Of([50, 88], [50, 16], v => (v.Mse("Sum") / (v.X.Size(0) * v.X.Size(1))) + v.Kl.Sum(-1).Mean()).AreNone();
    }

    [Fact]
    public void Row34_axes_without_a_meaning()
    {
        Plain(v => v.Code.Loss("mse_loss", v.Recon, v.X.Unsqueeze(0)) + v.Kl.Sum(1).Mean()).AreUnknown("an axis made by stack, expand or transpose");
        Mnist(v => v.Mse("None").Sum(1) + v.Kl.Sum(1)).AreNone();
        Cifar(v => v.Mse("None").Sum(1) + v.Kl.Sum(1).Mean()).AreUnknown("what happens to the elements that are not reduced here");
    }

    [Fact]
    public void Row35_a_KL_per_level()
    {
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean() + Second(v).Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean() + Second(v).Mean()).Are("VAE002 at mean").State("VAE002", "1/L2").Say(
            "VAE002",
            "The KL is averaged over its latent dimensions while the reconstruction is summed over the event and averaged over the batch, so the KL weighs L2 times too little "
            + "(effective beta 1/L2, L2 = latent dimensions): sum the KL over the latents and average it over the batch.");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean() + Second(v).Sum()).Are("VAE003 at sum").State("VAE003", "B");
        Plain(v => v.Mse("Sum") + v.Kl.Sum(1).Mean() + Second(v).Sum(1).Mean()).Are("VAE003 at mse_loss").Point("VAE003", "change at mse_loss, kl at mean, kl at mean");
    }

    [Fact]
    public void Row36_several_modalities()
    {
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + Sound(v, [128]) + v.Kl.Sum(1).Mean()).Are("VAE001 at l1_loss").State("VAE001", "128");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + Sound(v, []) + v.Kl.Sum(1).Mean()).Are("VAE001? at l1_loss").State("VAE001", "D2").Say(
            "VAE001",
            "The reconstruction is averaged over its event elements while the KL is summed over the latents and averaged over the batch, so the KL weighs D2 times too much "
            + "(effective beta D2, D2 = event elements per sample): sum the reconstruction over the event and average it over the batch "
            + "(assuming that this data has more than one element per sample).");
        var all = Mnist(v => v.Mse() + Sound(v, [128]) + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss", "VAE001 at l1_loss");
        Assert.Single(all.All.Select(f => f.LossId).Distinct());
        Plain(v => v.Mse() + Sound(v, []) + v.Kl.Sum(1).Mean()).Are("VAE001 at mse_loss", "VAE001? at l1_loss");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + Sound(v, [1]) + v.Kl.Sum(1).Mean()).AreNone();
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Number("gamma") * Sound(v, [])) + v.Kl.Sum(1).Mean()).Are();
    }

    [Fact]
    public void Row36_labels_beside_a_reconstruction_that_is_right_take_no_part()
    {
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Code.Loss("cross_entropy", v.Code.Tensor("logits"), v.Code.Tensor("labels")) + v.Kl.Sum(1).Mean()).AreNone();
        Mnist(v => v.Mse() + v.Code.Loss("cross_entropy", v.Code.Tensor("logits"), v.Code.Tensor("labels")) + v.Kl.Sum(1).Mean()).AreUnknown("the rank of the cross-entropy's logits");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Code.Loss("l1_loss", v.Code.Tensor("a"), v.Code.Tensor("b").Detach()) + v.Kl.Sum(1).Mean()).AreNone();
    }

    [Fact]
    public void Row37_further_terms_at_any_scale()
    {
        Findings With(Func<Vae, Operand> further) => Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean() + further(v));

        With(v => 0.01 * Features(v)).AreNone();
        With(v => 0.25 * v.Code.Loss("mse_loss", v.Mean, v.Code.Tensor("codes").Detach())).AreNone();
        With(v => 1e-3 * v.Mean.Abs().Mean()).AreNone();
        With(v => 6.0 * v.Code.Tensor("totalCorrelation")).AreNone();
        With(v => 1e-4 * v.Code.Tensor("weight").Pow(2).Sum()).AreNone();
        With(v => 3.0 * v.Code.Loss("soft_margin_loss", v.Recon, v.X)).AreNone();
    }

    [Fact]
    public void Row38_features_of_another_module_are_no_reconstruction() => Mnist(v => Features(v) + v.Kl.Sum(1).Mean()).AreOfNoLoss();

    [Fact]
    public void Row39_a_second_pixel_loss_without_and_with_a_weight()
    {
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + v.Code.Loss("l1_loss", v.Recon, v.X) + v.Kl.Sum(1).Mean()).Are("VAE001 at l1_loss").State("VAE001", "784");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + (0.3 * v.Code.Loss("l1_loss", v.Recon, v.X)) + v.Kl.Sum(1).Mean()).Are("VAE010 at 0.3").State("VAE010", "2613.3");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + v.Code.Loss("l1_loss", v.Recon, v.X) + (0.3 * v.Kl.Sum(1).Mean())).Are("VAE001 at l1_loss").State("VAE001", "235.2");
    }

    [Fact]
    public void Row44_a_KL_that_does_not_train_is_none()
    {
        Plain(v => v.Mse() + (0.0 * v.Kl.Sum(1).Mean())).AreOfNoLoss();
        Assert.Equal(["VAE301 at detach"], Plain(v => v.Mse() + v.Kl.Sum(1).Mean().Detach()).Places);
    }

    [Fact]
    public void Row45_common_divisors()
    {
        Plain(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()) / v.Number("steps")).AreNone();
        Plain(v => ((v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()) / (1 + v.Number("gamma"))).AreNone();
        Plain(v => (v.Mse("Sum") + v.Kl.Sum()) / 128).AreOfSum();
        Plain(v => 3 * (v.Mse() + v.Kl.Sum(1).Mean())).Are("VAE001 at mse_loss").State("VAE001", "D");
        Plain(v => v.Number("s") * (v.Mse() + v.Kl.Sum(1).Mean())).Are("VAE001 at mse_loss").State("VAE001", "D");
        Plain(v => (v.Mse() + v.Kl.Sum(1).Mean()) / v.Number("s")).Are("VAE001 at mse_loss").State("VAE001", "D");
    }

    [Fact]
    public void Row46_a_constant_batch_size_divides_one_term()
    {
        Plain(v => (v.Mse("Sum") / 128) + v.Kl.Sum(1).Mean()).Are("VAE012 at 128").Assume("128 is B").Say(
            "VAE012", "The reconstruction is divided by the constant batch size 128: a last, partial batch is scaled wrongly; divide by the size of the batch at hand (shape[0]).");
        Plain(v => (v.Mse("Sum") / v.Constant(100L, "BatchSize")) + v.Kl.Sum(1).Mean()).Are("VAE012 at BatchSize").Assume("BatchSize is B");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum() / 64)).Are("VAE012 at 64").Say(
            "VAE012", "The KL is divided by the constant batch size 64: a last, partial batch is scaled wrongly; divide by the size of the batch at hand (shape[0]).");
        Plain(v => (v.Mse("Sum") / 128) + (v.Kl.Sum() / 128)).Are("VAE011 at mse_loss");
        Plain(v => v.Mse() + (v.Kl.Sum() / 128 / 784)).Are("VAE012 at 128").Assume("128 is B", "784 is D");
        Plain(v => v.Mse() + (v.Kl.Sum() / 784 / 128)).Are("VAE012 at 128").Assume("128 is B", "784 is D");
    }

    [Fact]
    public void Row47_a_mean_beside_a_KL_over_a_constant_batch_size() =>
        Plain(v => v.Mse() + (v.Kl.Sum() / v.Constant(100L, "BatchSize"))).Are("VAE001 at mse_loss", "VAE012 at BatchSize").State("VAE001", "D");

    [Fact]
    public void Row48_a_parameter_called_batchSize_is_the_batch()
    {
        Plain(v => (v.Mse("Sum") / v.Integer("batchSize")) + v.Kl.Sum(1).Mean()).AreNone().Assume("batchSize is B");
        Plain(v => v.Mse() + (v.Kl.Sum() / v.Integer("batchSize"))).Are("VAE001 at mse_loss").State("VAE001", "D").Assume("batchSize is B");
        Plain(v => (v.Mse("Sum") / v.Integer("batchSize")) + v.Kl.Sum()).Are("VAE003? at sum").Say(
            "VAE003",
            "The KL is summed over the latents and the batch while the reconstruction is summed over the event and averaged over the batch, so the KL weighs B times too much "
            + "(effective beta B, B = samples in the batch): divide both by the same batch size (assuming that batchSize is B).");
        Plain(v => (v.Mse() * v.Integer("inputDim")) + v.Kl.Sum(1).Mean()).AreNone().Assume("inputDim is D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Mean() * v.Integer("latentDim"))).AreNone().Assume("latentDim is L");
        Plain(v => (v.Mse() * v.Integer("amount")) + v.Kl.Sum(1).Mean()).AreUnknown("amount");
        Plain(v => (v.Mse() * v.Number("inputDim")) + v.Kl.Sum(1).Mean()).Are("VAE010 at inputDim");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean() + (v.Integer("latentDim") * Second(v).Mean())).AreUnknown("latentDim");
    }

    [Fact]
    public void Row49_bounds_keep_the_scale_of_the_KL()
    {
        Plain(v => v.Mse() + v.Kl.Sum(1).Mean().Method("clamp_min", ("min", v.Constant(3.0)))).Are("VAE001 at mse_loss").State("VAE001", "D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Mean(0).Method("clamp_min", ("min", v.Constant(0.25))).Sum()).AreNone();
        Plain(v => v.Mse() + (v.Number("gamma") * (v.Kl.Sum(1).Mean() - v.Number("capacity")).Abs())).Are("VAE010 at gamma").State("VAE010", "gamma·D");
    }

    [Fact]
    public void Row50_an_integer_division_that_is_0()
    {
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + (v.Kl.Sum() * (v.Constant(1L) / v.X.Size(0)))).Are("VAE405 at Divide").Say(
            "VAE405", "The weight of the KL is the integer division 1 / B, which is 0 for every batch of more than one sample, so the KL has no part in the loss: write 1.0 / ….");
        Plain(v => (v.Mse() * (v.Constant(20L) / v.Constant(784L))) + v.Kl.Sum(1).Mean()).Are("VAE405 at Divide").Say(
            "VAE405", "The weight of the reconstruction is the integer division 20 / 784, which is 0, so the reconstruction has no part in the loss: write 20.0 / ….");
        Plain(v => (v.Mse() + v.Kl.Sum(1).Mean()) * (v.Constant(1L) / v.Constant(2L))).Are("VAE405 at Divide").Say(
            "VAE405", "The weight of the whole loss is the integer division 1 / 2, which is 0, so nothing is trained: write 1.0 / ….").Point("VAE405", "change at Divide");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) - ((-v.Kl).Sum() * (v.Constant(1L) / v.X.Size(0)))).Are("VAE405 at Divide");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean() + (v.Mean.Exp().Sum() * (v.Constant(1L) / v.X.Size(0)))).AreNone();
    }

    [Fact]
    public void Row51_a_Monte_Carlo_estimate_is_a_KL()
    {
        static Operand MonteCarlo(Vae v, double weight = 1)
        {
            var q = v.Code.Distribution("Normal", ("loc", v.Mean), ("scale", (0.5 * v.LogVariance).Exp()));
            var p = v.Code.Distribution("Normal", ("loc", v.Code.Call(null, "TorchSharp.torch", "zeros_like", TypeRef.Tensor, ("input", v.Mean))), ("scale", v.Code.Call(null, "TorchSharp.torch", "ones_like", TypeRef.Tensor, ("input", v.Mean))));
            var z = v.Code.Call(q, "TorchSharp.torch.distributions.Distribution", "rsample", TypeRef.Tensor);
            Operand LogProb(Operand d) => v.Code.Call(d, "TorchSharp.torch.distributions.Distribution", "log_prob", TypeRef.Tensor, ("value", z));
            return LogProb(q) - (weight * LogProb(p));
        }

        Plain(v => v.Mse() + MonteCarlo(v).Sum(-1).Mean()).Are("VAE001 at mse_loss").State("VAE001", "D").Derive(
            "R (squared error) = 1/(B·D); K (Monte Carlo KL) = 1/B; squared error: c·SSE + k·KL implies a decoder variance of k/(2c) = 0.5·D");
        Plain(v => (v.Mse("Sum") / v.X.Size(0)) + MonteCarlo(v).Mean()).Are("VAE002 at mean");
        Mnist(v => (v.Mse("Sum") / v.X.Size(0)) + MonteCarlo(v).Sum(1).Mean()).AreNone();
        Mnist(v => v.Mse() + MonteCarlo(v, 0.3).Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => v.Mse() - MonteCarlo(v).Sum(1).Mean()).Are("VAE103 at mean");
    }

    private static Operand Second(Vae v) => v.Code.Kl(v.Code.Tensor("mu2"), v.Code.Tensor("logvar2"));

    private static Operand Sound(Vae v, long[] extents) => v.Code.Loss("l1_loss", v.Code.Tensor("soundHat", extents), v.Code.Tensor("sound", extents));

    private static Operand Features(Vae v)
    {
        var features = v.Code.Layer("Linear", ("inputSize", 784), ("outputSize", 64));
        return v.Code.Loss("mse_loss", features.Apply(v.Recon), features.Apply(v.X));
    }
}
