using FsCheck;
using FsCheck.Fluent;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Fixes;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Robustness;

/// <summary>
/// What has to hold of any program, however senseless. The same few hundred programs in every run; <c>VAELINT_FUZZ=20000</c> tries that many others
/// (and <c>VAELINT_FUZZ_SEED=7</c> those of another seed).
/// </summary>
public sealed class EvaluatorFuzzTests
{
    private const int Programs = 300;
    private const int Numbers = 900;

    // The largest of thousands of programs allocated a tenth of it.
    private const long MaxBytes = 64L << 20;
    private const int MaxTextLength = 2_000_000;

    [Fact]
    public void Nothing_throws_and_all_work_is_bounded() => Check(program =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var method in program.Methods)
        {
            var evaluator = new Evaluator(program, CancellationToken.None);
            evaluator.EvaluateRoot(program.GetBody(method)!);

            Assert.InRange(evaluator.Steps, 0, Budget.MaxSteps * 2);
            Assert.All(evaluator.Sinks, sink => Assert.InRange(sink.Value.Terms.Count, 0, Budget.MaxTerms));
            Assert.All(evaluator.Sinks, sink => Assert.InRange(sink.Value.Key.Length, 0, MaxTextLength));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
    });

    [Fact]
    public void Findings_are_the_same_in_any_order_and_lie_in_their_member() => Check(program =>
    {
        var (forwards, backwards) = (new LossAnalysis(program), new LossAnalysis(program));
        var first = program.Methods.ToDictionary(method => method.Key, method => Texts(forwards, method));
        var second = program.Methods.Reverse().ToDictionary(method => method.Key, method => Texts(backwards, method));

        Assert.All(first, pair => Assert.Equal(pair.Value, second[pair.Key]));
        Assert.All(program.Methods, method => new OpenCallees(program, forwards).AreCalledBy(program.GetBody(method)!, CancellationToken.None));

        string[] Texts(LossAnalysis analysis, MethodRef method) => [.. analysis.Analyze(method, CancellationToken.None).Select(finding =>
        {
            Assert.True(finding.Primary.File == method.Key + ".cs" || finding.Primary.File.StartsWith(method.Key + "/", StringComparison.Ordinal), finding.Primary.File);
            return $"{finding.RuleId} {finding.Primary} {finding.Message}";
        })];
    });

    [Fact]
    public void Fixes_are_planned_or_refused()
    {
        var losses = 0;
        Check(program => losses += Plan(program));

        Assert.InRange(losses, Count / 60, int.MaxValue);
    }

    private static int Plan(RandomProgram program)
    {
        var losses = 0;
        var analysis = new LossAnalysis(program);
        foreach (var method in program.Methods)
        {
            var root = program.GetBody(method)!;
            foreach (var loss in analysis.Analyze(root, CancellationToken.None).Where(finding => finding.Rule.IsEnabledByDefault).Select(finding => finding.LossId).Distinct().Take(2))
            {
                losses++;
                var planner = new FixPlanner(program, root, _ => true, CancellationToken.None);
                foreach (var plan in new[] { planner.Balance(loss), planner.ExplicitBeta(loss), planner.CallLibrary(loss) })
                {
                    Assert.True(plan is null || plan.Edits.Count > 0);
                }
            }
        }

        return losses;
    }

    [Fact]
    public void A_cancellation_at_any_time_comes_through() => Check(program =>
    {
        var asked = 0;
        program.Asked = () => asked++;
        var whole = Analyze(CancellationToken.None);
        var last = asked;
        for (var moment = 1; moment <= last; moment += Math.Max(1, last / 5))
        {
            using var source = new CancellationTokenSource();
            var left = moment;
            program.Asked = () =>
            {
                if (--left == 0)
                {
                    source.Cancel();
                }
            };
            try
            {
                Assert.Equal(whole, Analyze(source.Token));
            }
            catch (OperationCanceledException cancelled)
            {
                Assert.Equal(source.Token, cancelled.CancellationToken);
            }
        }

        string[] Analyze(CancellationToken token)
        {
            var analysis = new LossAnalysis(program);
            return [.. program.Methods.SelectMany(method => analysis.Analyze(method, token)).Select(finding => $"{finding.RuleId} {finding.Primary} {finding.Message}")];
        }
    });

    private static int Count => Variable("VAELINT_FUZZ", Programs);

    private static void Check(Action<RandomProgram> assert)
    {
        var seed = Variable("VAELINT_FUZZ_SEED", 20240607);
        var numbers = Gen.Choose(0, int.MaxValue - 1).ArrayOf(Numbers);
        Prop.ForAll(Arb.From(numbers, Shorter), values => assert(new RandomProgram(values))).Check(Config.QuickThrowOnFailure.WithMaxTest(Count).WithReplay((ulong)seed, 1UL));
    }

    /// <summary>Without one of eight parts: the rest then means something else, and often still fails.</summary>
    private static IEnumerable<int[]> Shorter(int[] numbers)
    {
        var part = Math.Max(1, numbers.Length / 8);
        for (var start = 0; start < numbers.Length; start += part)
        {
            yield return [.. numbers[..start], .. numbers[Math.Min(numbers.Length, start + part)..]];
        }
    }

    private static int Variable(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
