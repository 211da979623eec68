namespace VaeLint.Core.Ir;

/// <summary>Which registers code reads.</summary>
public static class IrReads
{
    /// <summary>Whether some instruction of the body reads the register; what a function captures counts as read.</summary>
    public static bool Contain(IrBody body, int register) =>
        body.Blocks.Any(block => block.Instructions.Any(instruction => Of(instruction).Contains(register)) || Of(block.Terminator) == register);

    public static IEnumerable<int> Of(IrInstruction instruction) => instruction switch
    {
        IrMove move => [move.Source],
        IrConvert convert => [convert.Source],
        IrGetField get => [get.Instance],
        IrSetField set => [set.Instance, set.Value],
        IrCall call => [call.Receiver, .. call.Arguments],
        IrInvoke invoke => [invoke.Function, .. invoke.Arguments],
        IrBinary binary => [binary.Left, binary.Right],
        IrUnary unary => [unary.Operand],
        IrMakeTuple tuple => tuple.Items,
        IrTupleItem item => [item.Source],
        IrMakeArray array => array.Items,
        IrGetElement element => [element.Source, element.Index],
        IrSetElement element => [element.Source, element.Index, element.Value],
        IrMakeClosure closure => [closure.Instance, .. closure.Captures.Select(capture => capture.Outer)],
        IrMakeDelegate made => [made.Receiver],
        IrTypeTest test => [test.Source],
        IrEnumerate loop => [loop.Sequence],
        IrMoreElements more => [more.Enumerator],
        IrNextElement next => [next.Sequence],
        IrOpaque opaque => opaque.Operands,
        _ => [],
    };

    /// <summary>−1 when it reads none.</summary>
    public static int Of(IrTerminator terminator) => terminator switch
    {
        IrBranch branch => branch.Condition,
        IrReturn result => result.Value,
        _ => -1,
    };
}
