using System.Runtime.InteropServices;
using TorchSharp;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Torch.Tests.Api.LossSamples;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Where TorchSharp's losses differ from each other, from PyTorch or from what their names suggest.</summary>
public sealed class LossPeculiarityTests : TorchTest
{
    [Fact]
    public void Gaussian_nll_sums_all_event_axes_before_its_reduction()
    {
        var (input, target, variance) = (Reals(B, 2, 3, 4), OtherReals(B, 2, 3, 4), Variances(B, 2, 3, 4));
        var perElement = 0.5 * (variance.log() + ((input - target).square() / variance));
        TensorAssert.Equal(perElement.sum([1, 2, 3]), F.gaussian_nll_loss(input, target, variance, reduction: Reduction.None));
        TensorAssert.Equal(perElement.sum([1, 2, 3]).mean(), F.gaussian_nll_loss(input, target, variance));
    }

    [Fact]
    public void Gaussian_nll_never_trains_its_variance()
    {
        var input = Reals(B, D).requires_grad_();
        var variance = Variances(B, D).requires_grad_();
        F.gaussian_nll_loss(input, OtherReals(B, D), variance).backward();
        Assert.NotNull(input.grad);
        Assert.Null(variance.grad);
        var viaModule = Variances(B, D).requires_grad_();
        nn.GaussianNLLLoss().forward(input, OtherReals(B, D), viaModule).backward();
        Assert.Null(viaModule.grad);
    }

    [Fact]
    public void Gaussian_nll_eps_is_1e_6_in_the_function_and_1e_8_in_the_module()
    {
        Assert.Equal(1e-6f, typeof(F).GetMethod("gaussian_nll_loss")!.GetParameters().Single(parameter => parameter.Name == "eps").DefaultValue);
        Assert.Equal(1e-8f, typeof(nn).GetMethod("GaussianNLLLoss")!.GetParameters().Single(parameter => parameter.Name == "eps").DefaultValue);
    }

    [Fact]
    public void Gaussian_nll_full_adds_a_constant_per_element()
    {
        var (input, target, variance) = (Reals(B, D), OtherReals(B, D), Variances(B, D));
        var difference = F.gaussian_nll_loss(input, target, variance, full: true) - F.gaussian_nll_loss(input, target, variance);
        Assert.Equal(0.5 * D * Math.Log(2 * Math.PI), difference.item<double>(), 1e-6);
    }

    [Fact]
    public void Kl_div_takes_a_log_target_by_default()
    {
        var p = tensor(new[] { 0.5, 0.5 });
        var q = tensor(new[] { 0.25, 0.75 });
        Assert.Equal(2.133, F.kl_div(p.log(), q).item<double>(), 3);
        Assert.Equal(0.1308, F.kl_div(p.log(), q, log_target: false, reduction: Reduction.Sum).item<double>(), 4);
        Assert.Equal(0.1308, F.kl_div(p.log(), q.log(), reduction: Reduction.Sum).item<double>(), 4);
    }

    [Fact]
    public void Cross_entropy_with_ignore_index_divides_by_the_positions_that_count()
    {
        var logits = Reals(6, K);
        var target = tensor(new long[] { 0, 1, -100, 2, -100, 3 });
        var none = F.cross_entropy(logits, target, reduction: Reduction.None);
        Assert.Equal(0.0, none[2].item<double>());
        TensorAssert.Equal(none.sum() / 4, F.cross_entropy(logits, target));
        TensorAssert.Equal(none.sum(), F.cross_entropy(logits, target, reduction: Reduction.Sum));
    }

    [Fact]
    public void Cross_entropy_with_class_weights_divides_by_the_weights()
    {
        var weight = tensor(new[] { 1.0, 2.0, 3.0, 4.0 });
        var target = LossSamples.Classes(B);
        var none = F.cross_entropy(Reals(B, K), target, weight, reduction: Reduction.None);
        TensorAssert.Equal(none.sum() / weight.index_select(0, target).sum(), F.cross_entropy(Reals(B, K), target, weight));
    }

    [Fact]
    public void Cross_entropy_over_B_T_V_tokens_takes_T_for_the_classes()
    {
        // [B,T,V] logits with class targets of shape [B,V]: axis 1 is always the class axis.
        Assert.Equal([B, D], F.cross_entropy(Reals(B, K, D), LossSamples.Classes(B, D), reduction: Reduction.None).shape);
        Assert.ThrowsAny<ExternalException>(() => F.cross_entropy(Reals(B, D, K), LossSamples.Classes(B, D)));
    }

    [Fact]
    public void Poisson_full_is_stirling_not_the_factorial()
    {
        var full = F.poisson_nll_loss(tensor(new[] { 0.0 }), tensor(new[] { 5.0 }), full: true).item<double>();
        Assert.Equal(0.0166, (1 + Math.Log(120)) - full, 4);
    }

    [Fact]
    public void With_logits_accepts_targets_outside_the_unit_interval()
    {
        Assert.True(F.binary_cross_entropy_with_logits(tensor(new[] { 3.0 }), tensor(new[] { 255.0 })).item<double>() < 0);
    }

    [Fact]
    public void Bce_clamps_its_logarithm_at_minus_100()
    {
        var p = tensor(new[] { 0.0 }, requires_grad: true);
        var loss = F.binary_cross_entropy(p, tensor(new[] { 1.0 }));
        loss.backward();
        Assert.Equal(100.0, loss.item<double>());
        Assert.Equal(-1e12, p.grad!.item<double>(), 1e6);
    }

    [Fact]
    public void Mse_l1_huber_poisson_and_kl_broadcast_a_column_against_a_vector()
    {
        var (column, vector) = (Probabilities(4, 1), OtherProbabilities(4));
        Assert.Equal([4, 4], F.mse_loss(column, vector, Reduction.None).shape);
        Assert.Equal([4, 4], F.huber_loss(column, vector, reduction: Reduction.None).shape);
        Assert.Equal([4, 4], F.l1_loss(column, vector, Reduction.None).shape);
        Assert.Equal([4, 4], F.poisson_nll_loss(column, vector, reduction: Reduction.None).shape);
        Assert.Equal([4, 4], F.kl_div(column, vector, reduction: Reduction.None).shape);
        Assert.ThrowsAny<Exception>(() => F.binary_cross_entropy(column, vector));
        Assert.ThrowsAny<Exception>(() => F.binary_cross_entropy_with_logits(column, vector));
    }

    [Fact]
    public void Gaussian_nll_checks_no_shapes()
    {
        Assert.Equal([4], F.gaussian_nll_loss(Reals(4, 1), OtherReals(4, 1), Variances(4, 1), reduction: Reduction.None).shape);
        var loss = F.gaussian_nll_loss(Reals(4, 3), OtherReals(4, 1), Variances(4, 3), reduction: Reduction.None);
        Assert.Equal([4], loss.shape);
    }

    [Fact]
    public void A_hand_written_stable_bce_has_a_wrong_gradient_at_zero()
    {
        var logits = tensor(new[] { 0.0 }, requires_grad: true);
        var target = tensor(new[] { 0.3 });
        (logits.clamp(min: 0) - (logits * target) + (-logits.abs()).exp().log1p()).sum().backward();
        Assert.NotEqual(0.2, logits.grad!.item<double>(), 6);
        var same = tensor(new[] { 0.0 }, requires_grad: true);
        (-F.logsigmoid(-same) - (same * target)).sum().backward();
        Assert.Equal(0.2, same.grad!.item<double>(), 12);
    }

    [Fact]
    public void Bernoulli_losses_agree_between_logits_and_probabilities()
    {
        var logits = Reals(B, D);
        TensorAssert.Equal(
            F.binary_cross_entropy_with_logits(logits, Probabilities(B, D)),
            F.binary_cross_entropy(logits.sigmoid(), Probabilities(B, D)));
    }

    [Fact]
    public void A_bce_weight_multiplies_elements_and_does_not_change_the_divisor()
    {
        var weight = Variances(B, D);
        var plain = F.binary_cross_entropy(Probabilities(B, D), OtherProbabilities(B, D), reduction: Reduction.None);
        TensorAssert.Equal((plain * weight).sum() / (B * D), F.binary_cross_entropy(Probabilities(B, D), OtherProbabilities(B, D), weight));
    }
}
