using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Probe.TermForms;

namespace VaeLint.Runtime.Tests.Probe;

/// <summary>What a measurement leaves alone: random state, gradients, tensors and modules of the user, other threads.</summary>
public sealed class ConductTests : TorchTest
{
    [Fact]
    public void The_random_numbers_after_it_are_those_without_it()
    {
        manual_seed(7);
        var expected = randn(5);
        manual_seed(7);

        LossProbe.Measure(batch => Right(batch) + KlBatchMean(batch) + (0 * randn(3, dtype: ScalarType.Float64).sum()));
        LossProbe.Measure(_ => throw new InvalidOperationException("no loss"));

        Assert.Equal(expected.data<float>().ToArray(), randn(5).data<float>().ToArray());
        Assert.Equal(7, initial_seed());
    }

    [Fact]
    public void The_users_random_state_does_not_change_the_measurement()
    {
        static Tensor Loss(ProbeBatch batch) => Right(batch) + (KlBatchMean(batch) * (1 + (0.1 * randn(1, dtype: ScalarType.Float64).sum())));
        manual_seed(1);
        var first = LossProbe.Measure(Loss).ToString();
        manual_seed(2);

        Assert.Equal(first, LossProbe.Measure(Loss).ToString());
    }

    [Fact]
    public void It_measures_where_gradients_are_off_and_leaves_them_off()
    {
        using var off = no_grad();

        Assert.Equal(ProbeVerdict.Balanced, LossProbe.Measure(batch => Right(batch) + KlBatchMean(batch)).Verdict);
        Assert.False(is_grad_enabled());
    }

    [Fact]
    public void It_measures_where_inference_mode_is_on_and_leaves_it_on()
    {
        using var inference = inference_mode();

        Assert.Equal(ProbeVerdict.Balanced, LossProbe.Measure(batch => Right(batch) + KlBatchMean(batch)).Verdict);
        Assert.True(is_inference_mode_enabled());
    }

    [Fact]
    public void Roles_outlive_the_dispose_scopes_of_the_loss()
    {
        var report = LossProbe.Measure(batch =>
        {
            using var scope = NewDisposeScope();
            return (Right(batch) + KlBatchMean(batch) + (0 * batch.Z.sum()) + (0 * batch.StandardDeviation.sum())).MoveToOuterDisposeScope();
        });

        Assert.Equal(ProbeVerdict.Balanced, report.Verdict);
        Assert.Equal(1.0, report.EffectiveBeta!.Value, 1e-6);
    }

    [Fact]
    public void Roles_that_are_first_read_without_gradients_have_them_later()
    {
        var report = LossProbe.Measure(batch =>
        {
            using (no_grad())
            {
                _ = batch.Mean.mean();
            }

            using (inference_mode())
            {
                _ = batch.Logits.mean();
            }

            return Right(batch) + KlBatchMean(batch);
        });

        Assert.Equal(ProbeVerdict.Balanced, report.Verdict);
    }

    [Fact]
    public void A_loss_that_runs_its_own_backward_is_measured_or_told_why_not()
    {
        static Func<ProbeBatch, Tensor> Training(bool keepsGraph) => batch =>
        {
            var loss = Right(batch) + KlBatchMean(batch);
            loss.backward(retain_graph: keepsGraph);
            return loss;
        };

        Assert.Equal(1.0, LossProbe.AssertNegativeElbo(Training(keepsGraph: true)).EffectiveBeta!.Value, 1e-6);
        Assert.Contains("second time", LossProbe.Measure(Training(keepsGraph: false)).InconclusiveReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_not_finite_breaks_no_rule()
    {
        var report = LossProbe.Measure(batch => (Right(batch) + KlBatchMean(batch)) * double.NaN);

        Assert.Equal(ProbeVerdict.Inconclusive, report.Verdict);
        Assert.Empty(report.RuleIds);
        Assert.Contains("the gradient of the posterior's parameters is not finite", report.InconclusiveReason, StringComparison.Ordinal);
    }

    public static TheoryData<ProbeOptions, string> Unusable => new()
    {
        { new ProbeOptions { Latent = null! }, "Latent is null; name the axes of a latent code. Use \"L\"." },
        { new ProbeOptions { Precision = ScalarType.Float16 }, "Precision is float16; gradients are compared to 1e-4 at least. Use torch.float64 or torch.float32." },
        { new ProbeOptions { PriorStandardDeviation = 0 }, "PriorStandardDeviation is 0; it must be finite and greater than 0. Use 1 for N(0, I)." },
        { new ProbeOptions { PriorStandardDeviation = double.NaN }, "PriorStandardDeviation is NaN; it must be finite and greater than 0. Use 1 for N(0, I)." },
        { new ProbeOptions { MaximumRuns = 0 }, "MaximumRuns is 0; it must be at least 1. Use 4000, the default." },
        { new ProbeOptions { Event = "=5" }, "Event is \"=5\": '=5' is no size. Write axes as \"D\", \"C H W\", \"3 32 32\" or \"T V=100\"." },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Options_that_nothing_can_be_measured_with(ProbeOptions options, string message) =>
        Assert.Equal($"ProbeOptions.{message} (Parameter 'options')", Assert.Throws<ArgumentException>(() => LossProbe.Measure(batch => Right(batch) + KlBatchMean(batch), options)).Message);

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void An_expected_beta_is_a_weight(double beta) =>
        Assert.StartsWith("LossProbe.AssertNegativeElbo: expectedBeta is ", Assert.Throws<ArgumentOutOfRangeException>(() => LossProbe.AssertNegativeElbo(Right, beta)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parameters_of_the_user_get_no_gradient()
    {
        using var layer = nn.Linear(29, 29, dtype: ScalarType.Float64);

        var report = LossProbe.Measure(
            batch => Right(batch) + KlBatchMean(batch) + (0.1 * layer.call(batch.Target).square().sum()),
            new ProbeOptions { Event = "29" });

        Assert.Equal(ProbeVerdict.Balanced, report.Verdict);
        Assert.Null(layer.weight!.grad);
    }

    [Fact]
    public void Nothing_survives_it()
    {
        static LossReport Measure() => LossProbe.Measure(batch => Bce(batch) + KlBatchMean(batch));
        Leaks.AssertOnlyResultsSurvive(0, Measure);
        Leaks.AssertOnlyResultsSurvive(0, () => LossProbe.Measure(_ => throw new InvalidOperationException("no loss")));
    }

    [Fact]
    public void A_tensor_of_the_user_that_the_loss_returns_stays_alive()
    {
        using var mine = tensor(3.0, requires_grad: true);

        var report = LossProbe.Measure(_ => mine);

        Assert.Equal(ProbeVerdict.Inconclusive, report.Verdict);
        Assert.False(mine.IsInvalid);
        Assert.Equal(3.0, mine.item<double>());
        Assert.Null(mine.grad);
    }

    [Fact]
    public void What_the_loss_keeps_for_itself_stays_alive()
    {
        Tensor? kept = null;
        LossProbe.Measure(batch =>
        {
            var kl = KlBatchMean(batch);
            kept ??= kl.detach().clone().DetachFromDisposeScope();
            return Right(batch) + kl;
        });

        Assert.True(kept!.item<double>() > 0);
        kept!.Dispose();
    }

    [Fact]
    public void Threads_take_turns()
    {
        static string Wrong() => LossProbe.Measure(batch => Bce(batch) + KlBatchMean(batch) + (0 * randn_like(batch.Mean).sum())).ToString();
        static string Right() => LossProbe.Measure(batch => TermForms.Right(batch) + KlBatchMean(batch)).ToString();
        var (wrong, right) = (Wrong(), Right());
        var results = new string[8];

        var threads = Enumerable.Range(0, results.Length).Select(index => new Thread(() => results[index] = index % 2 == 0 ? Wrong() : Right())).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(results, (result, index) => Assert.Equal(index % 2 == 0 ? wrong : right, result));
    }

    [Fact]
    public void Only_the_roles_that_are_read_take_part()
    {
        var report = LossProbe.Measure(batch => Right(batch) + KlBatchMean(batch));
        Assert.Equal([ProbeRole.Logits, ProbeRole.Mean], report.Terms.Select(term => term.Role));

        var twoOutputs = LossProbe.Measure(batch => Right(batch) + KlBatchMean(batch) + (0 * batch.Target.sum()) + (batch.Probabilities.shape.Length * 0.0));
        Assert.Equal([ProbeRole.Logits, ProbeRole.Mean], twoOutputs.Terms.Select(term => term.Role));
    }

    [Fact]
    public void Float32_losses_are_measured_when_asked()
    {
        using var bias = zeros(1);

        var report = LossProbe.Measure(batch => Bce(batch) + KlBatchMean(batch) + (bias * batch.Target).sum(), new ProbeOptions { Precision = ScalarType.Float32 });

        Assert.Equal("D", report.Relation!.ToString());
    }

    [Fact]
    public void Being_cancelled_is_not_a_measurement() =>
        Assert.Throws<OperationCanceledException>(() => LossProbe.Measure(_ => throw new OperationCanceledException()));
}
