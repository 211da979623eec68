using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Evaluation;

public sealed class LiveRegistersTests
{
    private static readonly Origin At = Origin.None;

    [Fact]
    public void What_is_read_later_stays_and_what_is_written_before_goes()
    {
        // 0: → 1; 1: r1 = r0 → 2; 2: return r1
        var body = Body(new IrGoto(1), new IrGoto(2), new IrReturn(1, At));
        body.Blocks[1].Instructions.Add(new IrMove(1, 0, At));

        Assert.Equal([0], KeptAt(1, body));
        Assert.Equal([1], KeptAt(2, body));
    }

    [Fact]
    public void What_the_next_round_reads_stays()
    {
        // 0: → 1; 1: if r2 → 2, 3; 2: r0 = r1 → 1; 3: return r0
        var body = Body(new IrGoto(1), new IrBranch(2, 2, 3), new IrGoto(1), new IrReturn(0, At));
        body.Blocks[2].Instructions.Add(new IrMove(0, 1, At));

        Assert.Equal([0, 1, 2], KeptAt(1, body));
        Assert.Equal([1, 2], KeptAt(2, body));
        Assert.Equal([0], KeptAt(3, body));
    }

    [Fact]
    public void What_is_read_and_then_written_in_one_block_stays()
    {
        var body = Body(new IrGoto(1), new IrReturn(0, At));
        body.Blocks[1].Instructions.Add(new IrBinary(0, BinaryOperator.Add, 0, 1, TypeRef.Integer, At, At, At));

        Assert.Equal([0, 1], KeptAt(1, body));
    }

    [Fact]
    public void What_others_see_stays_to_the_end()
    {
        var captured = new IrMakeClosure(5, new IrBody(), [(3, 0)], byReference: true, -1, At);
        var copied = new IrMakeClosure(6, new IrBody(), [(4, 0)], byReference: false, -1, At);
        var body = Body(new IrGoto(1), new IrReturn(-1, At));
        body.Blocks[0].Instructions.AddRange([captured, copied]);
        body.ThisRegister = 0;
        body.Parameters = [new ParameterRef("a", TypeRef.Tensor, isByRef: true), new ParameterRef("b", TypeRef.Tensor)];
        body.ParameterRegisters = [1, 2];

        Assert.Equal([0, 1, 3], KeptAt(1, body));
    }

    [Fact]
    public void A_function_that_shares_a_variable_leaves_its_value_behind()
    {
        var body = Body(new IrGoto(1), new IrReturn(-1, At));
        _ = new IrMakeClosure(0, body, [(9, 6)], byReference: true, -1, At);

        Assert.Equal([6], KeptAt(1, body));
    }

    [Fact]
    public void There_may_be_more_registers_than_a_word_has_bits()
    {
        var body = Body(new IrGoto(1), new IrReturn(130, At));
        body.RegisterCount = 131;

        Assert.Equal([130], KeptAt(1, body));
    }

    private static IrBody Body(params IrTerminator[] terminators)
    {
        var body = new IrBody { RegisterCount = 8 };
        body.Blocks.AddRange(terminators.Select(terminator => new IrBlock { Terminator = terminator }));
        return body;
    }

    private static IEnumerable<int> KeptAt(int block, IrBody body)
    {
        var registers = new AbstractValue?[body.RegisterCount];
        Array.Fill(registers, NullValue.Instance);
        LiveRegisters.Of(body).Keep(block, registers);
        return Enumerable.Range(0, registers.Length).Where(register => registers[register] is not null);
    }
}
