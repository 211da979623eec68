using VaeLint.Core.Evaluation;
using static VaeLint.Core.Evaluation.NumberRelation;

namespace VaeLint.Core.Tests.Evaluation;

public sealed class NumberTestTests
{
    /// <summary>What the first condition, decided like this, says of the second; checked on numbers around both.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_follows_holds_for_every_number_and_what_does_not_differs_between_two(bool isIntegral)
    {
        var step = isIntegral ? 1 : 0.25;
        NumberRelation[] relations = [Equal, Less, Greater];
        double[] bounds = [-1, 0, 1];
        var tests = relations.SelectMany(relation => bounds.Select(bound => new NumberTest("i", isIntegral, relation, bound))).ToList();
        foreach (var (first, second) in tests.SelectMany(first => tests.Select(second => (first, second))).Where(pair => pair.first != pair.second))
        {
            foreach (var holds in new[] { true, false })
            {
                var answers = Enumerable.Range(-8, 17).Select(count => count * step).Where(number => Holds(first, number) == holds).Select(number => Holds(second, number)).Distinct().ToList();
                Assert.Equal(answers is [var only] ? only : null, second.FollowingFrom([(first, holds)]));
            }
        }
    }

    [Fact]
    public void Both_sides_leave_one_number() =>
        Assert.True(new NumberTest("i", false, Equal, 2).FollowingFrom([(new NumberTest("i", false, Less, 2), false), (new NumberTest("i", false, Greater, 2), false)]));

    [Fact]
    public void What_was_decided_of_another_number_says_nothing() =>
        Assert.Null(new NumberTest("i", false, Less, 2).FollowingFrom([(new NumberTest("j", false, Less, 1), true)]));

    private static bool Holds(NumberTest test, double number) => test.Relation switch
    {
        Equal => number == test.Number,
        Less => number < test.Number,
        _ => number > test.Number,
    };
}
