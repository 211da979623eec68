using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Evaluation;

public sealed class LoopCountersTests
{
    private static readonly Origin At = Origin.None;

    [Fact]
    public void What_every_round_moves_on_by_a_number_is_a_counter()
    {
        // r0 = r0 + 1
        Assert.Contains(0, Counters(One(1), Add(2, 0, 1), new IrMove(0, 2, At)));
    }

    [Fact]
    public void So_it_is_where_the_old_value_is_copied_first()
    {
        // r3 = r0; r0 = 1 + r3
        Assert.Contains(0, Counters(new IrMove(3, 0, At), One(1), Add(2, 1, 3), new IrConvert(4, 2, TypeRef.Integer, At), new IrMove(0, 4, At)));
    }

    [Theory]
    [InlineData(BinaryOperator.Subtract, 0, 1, true)]
    [InlineData(BinaryOperator.Subtract, 1, 0, false)]
    [InlineData(BinaryOperator.Multiply, 0, 1, false)]
    public void It_may_count_down_and_nothing_else(BinaryOperator op, int left, int right, bool isCounter) =>
        Assert.Equal(isCounter, Counters(One(1), Binary(2, op, left, right, TypeRef.Integer), new IrMove(0, 2, At)).Contains(0));

    [Fact]
    public void A_sum_of_numbers_with_a_point_is_none() => Assert.Empty(Counters(One(1), Binary(2, BinaryOperator.Add, 0, 1, TypeRef.Floating), new IrMove(0, 2, At)));

    [Fact]
    public void What_is_moved_on_by_a_size_adds_up_and_counts_no_rounds() =>
        Assert.Empty(Counters(new IrGetField(1, 5, new FieldRef(TypeRef.Unknown, "Count", TypeRef.Integer, isStatic: false, isNeverReassigned: false), At), Add(2, 0, 1), new IrMove(0, 2, At)));

    [Fact]
    public void What_is_written_twice_is_none() => Assert.Empty(Counters(One(1), Add(2, 0, 1), new IrMove(0, 2, At), new IrMove(0, 1, At)));

    [Fact]
    public void What_is_made_anew_from_another_is_none() => Assert.Empty(Counters(One(1), Add(2, 3, 1), new IrMove(0, 2, At)));

    [Fact]
    public void Two_that_are_copied_in_a_circle_are_none() => Assert.Empty(Counters(new IrMove(0, 1, At), new IrMove(1, 0, At)));

    private static IrConstant One(int target) => new(target, 1, null, TypeRef.Integer, At);

    private static IrBinary Add(int target, int left, int right) => Binary(target, BinaryOperator.Add, left, right, TypeRef.Integer);

    private static IrBinary Binary(int target, BinaryOperator op, int left, int right, TypeRef type) => new(target, op, left, right, type, At, At, At);

    private static IReadOnlyList<int> Counters(params IrInstruction[] instructions)
    {
        var block = new IrBlock();
        block.Instructions.AddRange(instructions);
        var body = new IrBody { RegisterCount = 6 };
        body.Blocks.Add(block);
        return LoopCounters.Of(body, [0]);
    }
}
