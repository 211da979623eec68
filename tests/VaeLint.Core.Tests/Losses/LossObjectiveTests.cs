using System.Collections.Immutable;
using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Losses;

/// <summary>What makes an objective of a value, and what two objectives of one body have to do with each other.</summary>
public sealed class LossObjectiveTests
{
    private static readonly Func<Vae, Operand> Wrong = v => v.Mse() + v.Kl.Sum(1).Mean();
    private static readonly Func<Vae, Operand> Right = v => (v.Mse("Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean();

    [Fact]
    public void The_condition_under_which_a_loss_is_wrong_is_named_where_another_branch_is_right()
    {
        Assert.Equal("when average is true", When([("1", true)], [("1", false)]));
        Assert.Equal("when average is false", When([("1", false)], [("1", true)]));
        Assert.Equal("when average is true", When([("2", true), ("1", true)], [("1", false), ("2", false)]));
        Assert.Equal("when other is true", When([("2", true), ("1", true)], [("1", true), ("2", false)]));
        Assert.Null(When([("1", true)], [("1", true)]));
        Assert.Null(When([("1", true)], [("2", false)]));
        Assert.Null(When([("3", true)], [("3", false)]));
        Assert.Null(When([], [("1", false)]));
    }

    [Fact]
    public void A_branch_that_is_wrong_too_explains_nothing()
    {
        LossObjective[] both = [Of(Wrong, [("1", true)]), Of(Wrong, [("1", false)])];
        Branches.Name(both, Texts);

        Assert.All(both, objective => Assert.Null(objective.When));
        var right = Of(Right, [("1", false)]);
        Branches.Name([right, Of(Right, [("1", true)])], Texts);
        Assert.Null(right.When);
    }

    [Fact]
    public void A_loop_that_was_cut_makes_numbers_meaningless()
    {
        Assert.Equal("a loop of so many rounds", Of(v => v.Mse() + (3 * v.Kl.Sum(1).Mean()), [], isLoopCut: true).Unknown);
        Assert.Empty(Of(v => v.Mse() + (3 * v.Kl.Sum(1).Mean()), [], isLoopCut: true).Terms);
        Assert.True(Of(Wrong, [], isLoopCut: true).IsWrong);
        Assert.True(Of(Right, [], isLoopCut: true).IsBalanced);
        Assert.True(Of(v => v.Mse() + (3 * v.Kl.Sum(1).Mean()), [], isLoopCut: false).IsWrong);
    }

    [Fact]
    public void Nobody_adds_that_many_terms()
    {
        static Operand Many(Vae v, int divergences) => Enumerable.Range(0, divergences)
            .Select(i => v.Code.Kl(v.Code.Tensor("m" + i), v.Code.Tensor("s" + i)).Sum(1).Mean()).Aggregate(v.Mse("Sum") / v.X.Size(0), (sum, kl) => sum + kl);

        Assert.Equal("a loss of that many terms", Of(v => Many(v, 64), []).Unknown);
        Assert.True(Of(v => Many(v, 6), []).IsBalanced);
        Assert.True(Of(v => Many(v, 63), []).IsBalanced);
    }

    [Fact]
    public void What_is_said_of_a_loss_depends_on_its_terms()
    {
        var (wrong, right, weighted, unknown) = (Of(Wrong, []), Of(Right, []), Of(v => v.Mse() + (3 * v.Kl.Sum(1).Mean()), []), Of(v => v.Code.Loss("cross_entropy", v.Recon, v.X) + v.Kl.Sum(1).Mean(), [])); 

        Assert.Equal((true, true, false, false), (wrong.IsJudged, wrong.IsWrong, wrong.IsBalanced, wrong.HasWeight));
        Assert.Equal((true, false, true, false), (right.IsJudged, right.IsWrong, right.IsBalanced, right.HasWeight));
        Assert.Equal((true, true, false, true), (weighted.IsJudged, weighted.IsWrong, weighted.IsBalanced, weighted.HasWeight));
        Assert.Equal((false, false, false, false), (unknown.IsJudged, unknown.IsWrong, unknown.IsBalanced, unknown.HasWeight));
        Assert.True(wrong.HasFlagged(TermVerdict.AveragedOverOwnSizes));
        Assert.False(wrong.HasFlagged(TermVerdict.BatchMismatch));
        Assert.Single(wrong.Flagged);
        Assert.Single(right.Reconstructions);
        Assert.Single(right.Divergences);
    }

    [Fact]
    public void A_smaller_loss_of_the_same_terms_is_part_of_a_larger_one()
    {
        var code = new LossCode();
        var (recon, x) = (code.Tensor("recon"), code.Tensor("x"));
        var small = code.Loss("mse_loss", recon, x) + code.Kl(code.Tensor("mu"), code.Tensor("logvar")).Mean();
        var large = small + code.Kl(code.Tensor("mu2"), code.Tensor("logvar2")).Mean();
        var (part, whole, other) = (Of(code, small), Of(code, large), Of(Wrong, []));

        Assert.True(whole.Contains(part));
        Assert.False(part.Contains(whole));
        Assert.False(whole.Contains(whole));
        Assert.False(whole.Contains(other));
        Assert.NotEqual(whole.Key, part.Key);
        Assert.Equal(part.Key.Split(';').Order(StringComparer.Ordinal), part.Key.Split(';'));
        Assert.All(part.Key.Split(';'), key => Assert.Contains(key, whole.Key.Split(';')));
        Assert.Contains("Reconstruction@Run.cs:", part.Key, StringComparison.Ordinal);
        Assert.EndsWith("/squared error", part.Key, StringComparison.Ordinal);
        Assert.Equal("Run", whole.CommonPath()!.Body.MemberKey);
    }

    [Fact]
    public void A_loss_that_is_not_verified_keeps_its_terms_and_its_direction()
    {
        var bound = Of(v => -(v.Mse("Sum") + v.Kl.Sum()), []);
        var unverified = bound.Unverified("a reason");

        Assert.True(bound.IsNegated);
        Assert.True(unverified.IsNegated);
        Assert.Equal(("a reason", bound.Key), (unverified.Unknown, unverified.Key));
        Assert.Same(bound.Sink, unverified.Sink);
        Assert.False(Of(Right, []).IsNegated);
    }

    [Fact]
    public void A_comparison_of_codes_is_no_reconstruction()
    {
        Mnist(v => v.Code.Loss("mse_loss", v.Mean, v.Code.Tensor("codes", 20)) + v.Kl.Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => v.Code.Loss("mse_loss", v.Code.Tensor("codes", 20), v.Mean) + v.Kl.Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => (v.Mean - v.Code.Tensor("codes", 20)).Square().Sum() + v.Kl.Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => (v.Code.Tensor("codes", 20) - v.Mean).Abs().Sum() + v.Kl.Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => v.Code.Loss("mse_loss", v.Code.Tensor("codes"), Part(v, v.Mean, 1)) + v.Kl.Sum(1).Mean()).AreOfNoLoss();
        Mnist(v => v.Code.Loss("mse_loss", v.Code.Tensor("codes"), Part(v, v.Mean, 8)) + v.Kl.Sum(1).Mean()).AreOfNoLoss();
        Assert.NotEmpty(Mnist(v => v.Code.Loss("mse_loss", v.Code.Tensor("codes"), Part(v, v.X, 1)) + v.Kl.Sum(1).Mean()).All);
        Assert.NotEmpty(Mnist(v => v.Code.Loss("mse_loss", v.Code.Tensor("codes"), Part(v, v.Mean, 9)) + v.Kl.Sum(1).Mean()).All);
        Assert.NotEmpty(Mnist(v => v.Code.Loss("mse_loss", v.Code.Tensor("codes"), Part(v, v.Mean + v.Code.Tensor("other", 20), 1)) + v.Kl.Sum(1).Mean()).All);
        Assert.NotEmpty(Mnist(v => v.Code.Loss("mse_loss", v.Code.Tensor("codes"), v.Mean + v.X) + v.Kl.Sum(1).Mean()).All);
    }

    [Fact]
    public void The_counterpart_is_a_term_of_the_other_kind_that_is_right()
    {
        var objective = Of(v => v.Mse() + v.Kl.Mean() + v.Code.Kl(v.Code.Tensor("m"), v.Code.Tensor("s")).Sum(1).Mean(), []);
        var (reconstruction, first, second) = (objective.Terms[0], objective.Terms[1], objective.Terms[2]);

        Assert.Same(second, objective.Counterpart(reconstruction));
        Assert.Same(reconstruction, objective.Counterpart(first));
        Assert.Equal("D", objective.BetaOf(reconstruction).ToString());
        Assert.Equal("D/L", objective.BetaOf(first).ToString());
    }

    [Fact]
    public void The_excess_is_that_of_the_sizes()
    {
        var half = Of(v => (0.5 * v.Mse()) + v.Kl.Sum(1).Mean(), []);

        Assert.Equal("2·D", half.BetaOf(half.Terms[0]).ToString());
        Assert.Equal("D", half.ExcessOf(half.Terms[0]).ToString());
        var three = Of(v => (3 * v.Mse()) + v.Kl.Sum(1).Mean(), []);
        Assert.Equal("0.333·D", three.ExcessOf(three.Terms[0]).ToString());
    }

    [Fact]
    public void A_weight_covers_a_term_that_has_no_right_sibling_or_carries_it()
    {
        var alone = Of(v => v.Mse() + (3 * v.Kl.Sum(1).Mean()), []);
        Assert.True(alone.IsWeighted(alone.Terms[0]));

        var beside = Of(v => (v.Mse("Sum") / v.X.Size(0)) + v.Code.Loss("l1_loss", v.Recon, v.X) + (3 * v.Kl.Sum(1).Mean()), []);
        Assert.False(beside.IsWeighted(beside.Terms[1]));

        var carried = Of(v => (v.Mse("Sum") / v.X.Size(0)) + (3 * v.Code.Loss("l1_loss", v.Recon, v.X)) + v.Kl.Sum(1).Mean(), []);
        Assert.True(carried.IsWeighted(carried.Terms[1]));
    }

    [Fact]
    public void What_cannot_be_decided_is_said()
    {
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() / v.X.Size(0))).AreUnknown("whether the second batch size is the size of the data");
        Mnist(v => v.Mse() + (v.Kl.Sum(1).Mean() / v.X.Size(0))).Are("VAE001 at mse_loss", "VAE005 at size");
        Plain(v => v.Code.Loss("mse_loss", v.Recon.Squeeze(1), v.X.Squeeze(1)) + v.Kl.Sum(1).Mean()).AreUnknown("the rank of the reconstruction");
        Plain(v => (v.Mse("Sum") / v.Code.Unknown("Count", TypeRef.Integer)) + v.Kl.Sum(1).Mean()).AreUnknown("Count");
    }

    /// <summary>A further head may be a label or a reward of one element, unless it is of the same data as one that is right.</summary>
    [Fact]
    public void Of_several_reconstructions_those_that_are_right_come_first()
    {
        static Operand Other(Vae v, string reduction, params long[] extents) => v.Code.Loss("l1_loss", v.Code.Tensor("aHat", extents), v.Code.Tensor("a", extents), reduction);
        static IEnumerable<bool> Hints(Func<Vae, Operand> loss) => Of(loss, []).Recognized.Select(t => t.MayHaveOneElement);

        Assert.Equal([true, false, false], Hints(v => v.Mse() + (Other(v, "Sum") / v.X.Size(0)) + v.Kl.Sum(1).Mean()));
        Assert.Equal([false, true, false], Hints(v => (v.Mse("Sum") / v.X.Size(0)) + Other(v, "Mean") + v.Kl.Sum(1).Mean()));
        Assert.Equal([false, true, false], Hints(v => v.Mse() + Other(v, "Mean") + v.Kl.Sum(1).Mean()));
        Assert.Equal([true, false, false], Hints(v => v.Mse() + Other(v, "Mean", 1) + v.Kl.Sum(1).Mean()));
        Assert.Equal([false, false, false], Hints(v => v.Mse() + Other(v, "Mean", 2) + v.Kl.Sum(1).Mean()));
        Assert.Equal([false, false, false], Hints(v => (v.Mse("Sum") / v.X.Size(0)) + Other(v, "Mean", 1) + v.Kl.Sum(1).Mean()));
        Assert.Equal([false, false], Hints(v => (v.Mse("Sum") / v.X.Size(0)) + Other(v, "Sum", 1) + v.Kl.Sum(1).Mean()));
        Assert.Equal([false, false, false, false], Hints(v =>
            (v.Mse("Sum") / v.X.Size(0)) + (Other(v, "Sum") / v.X.Size(0)) + v.Code.Loss("l1_loss", v.Code.Tensor("r2"), v.X) + v.Kl.Sum(1).Mean()));
    }

    [Fact]
    public void What_is_wrong_with_a_term_comes_before_what_is_wrong_with_its_reductions() =>
        Assert.Equal("an elementwise weight on the reconstruction", Of(v => (v.Code.Tensor("mask") * (v.Recon - v.X).Square()).View(2, 3, 4).Sum(1) + v.Kl.Sum(1).Mean(), []).Unknown);

    [Fact]
    public void A_weight_is_where_its_free_scalar_is()
    {
        Plain(v => v.Mse() + (v.Number("beta") / 300 * v.Kl.Sum(1).Mean())).Are("VAE010 at Divide");
        Plain(v => v.Mse() + (v.Number("beta") * v.Kl.Sum(1).Mean() * 3)).Are("VAE010 at beta");
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() * 0.1 * 0.5)).Are("VAE010 at 0.1");
        Plain(v => v.Mse() + (v.Kl.Sum(1).Mean() * 0.5 * 0.1)).Are("VAE010 at 0.1");
        Plain(v => (v.Mse("Sum") / v.Integer("batchSize")) + (v.Kl.Mean() * 3)).Are("VAE010 at 3");
        Plain(v => (v.Mse("Sum") / v.Constant(100L, "BatchSize")) + (v.Kl.Mean() * 3)).Are("VAE012 at BatchSize", "VAE010 at 3");
        Plain(v => (3 * v.Mse("Sum") / v.Constant(100L, "BatchSize")) + v.Kl.Mean()).Are("VAE010 at 3", "VAE012 at BatchSize");
    }

    private static readonly Dictionary<string, string> Texts = new() { ["1"] = "average", ["2"] = "other" };

    private static string? When((string, bool)[] ofWrong, (string, bool)[] ofRight)
    {
        var wrong = Of(Wrong, ofWrong);
        Branches.Name([wrong, Of(Right, ofRight)], Texts);
        return wrong.When;
    }

    private static Operand Part(Vae v, Operand whole, int depth) => Enumerable.Range(0, depth).Aggregate(whole, (part, _) => part.Method("get_TensorItems", ("index", v.Constant(0L))));

    private static LossObjective Of(Func<Vae, Operand> loss, (string Key, bool Value)[] facts, bool isLoopCut = false)
    {
        LossCode? code = null;
        Operand? result = null;
        Plain(v =>
        {
            code = v.Code;
            return result = loss(v);
        });
        return Of(code!, result!, facts, isLoopCut);
    }

    private static LossObjective Of(LossCode code, Operand loss, (string Key, bool Value)[]? facts = null, bool isLoopCut = false)
    {
        var evaluator = code.Lines.Evaluate(loss.Register);
        var sink = new SinkRecord(evaluator.Sinks[^1].Value, Site.None, (facts ?? []).ToImmutableDictionary(f => f.Key, f => f.Value), isLoopCut);
        return LossObjective.Of(new SinkTerms(sink, new TermRecognizer(evaluator.Atoms, evaluator.Algebra)))!;
    }
}
