using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Tests.Evaluation;

public sealed class BudgetTests
{
    [Fact]
    public void Work_is_counted_and_ends()
    {
        var budget = new Budget();
        for (var step = 0; step < Budget.MaxSteps; step++)
        {
            Assert.True(budget.TakeStep());
        }

        Assert.False(budget.IsExhausted);
        Assert.False(budget.TakeStep());
        Assert.True(budget.IsExhausted);
    }

    [Fact]
    public void One_path_is_narrower_and_gets_further()
    {
        var budget = Budget.OnePath;
        for (var step = 0; step <= Budget.MaxSteps; step++)
        {
            Assert.True(budget.TakeStep());
        }

        Assert.Equal((1, 1), (budget.States, budget.Rounds));
        Assert.False(budget.IsExhausted);
    }
}
