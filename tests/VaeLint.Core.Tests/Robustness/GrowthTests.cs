using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Robustness;

/// <summary>Values that are made of themselves twice in every step: 2^60 parts, were they written out.</summary>
public sealed class GrowthTests
{
    private const int Steps = 60;
    private const long MaxBytes = 64L << 20;

    private static readonly Dictionary<string, Func<StraightLine, int, int>> Kinds = new(StringComparer.Ordinal)
    {
        ["tuple"] = (code, last) => code.Add(target => new IrMakeTuple(target, [last, last], code.Next())),
        ["array"] = (code, last) => code.Add(target => new IrMakeArray(target, [last, last], code.Next())),
        ["spread"] = (code, last) => code.Add(target => new IrMakeArray(target, [last, last], code.Next(), [true, true])),
        ["concatenation"] = (code, last) => code.Call("System.Linq.Enumerable", "Concat", TypeRef.Unknown, ("first", last), ("second", last)),
        ["append of lists"] = (code, last) => code.Call("Microsoft.FSharp.Collections.ListModule", "Append", TypeRef.Unknown, ("first", last), ("second", last)),
        ["unknown call"] = (code, last) => code.Call("Some.Where", "Mix", TypeRef.Unknown, ("a", last), ("b", last)),
        ["unknown number"] = (code, last) => code.Call("Some.Where", "Mix", TypeRef.Floating, ("a", last), ("b", last)),
        ["unknown tensor"] = (code, last) => code.Call("Some.Where", "Mix", TypeRef.Tensor, ("a", last), ("b", last)),
        ["maximum"] = (code, last) => code.Call("System.Math", "Max", TypeRef.Floating, ("a", last), ("b", last)),
        ["remainder"] = (code, last) => Binary(code, BinaryOperator.Remainder, last, last, TypeRef.Floating),
        ["square of a sum"] = (code, last) => Binary(code, BinaryOperator.Multiply, last, Binary(code, BinaryOperator.Add, last, code.Parameter(TypeRef.Floating), TypeRef.Floating), TypeRef.Floating),
        ["quotient"] = (code, last) => Binary(code, BinaryOperator.Divide, last, Binary(code, BinaryOperator.Add, last, code.Constant(1.0), TypeRef.Floating), TypeRef.Floating),
        ["integer quotient"] = (code, last) => Binary(code, BinaryOperator.Divide, last, Binary(code, BinaryOperator.Add, last, code.Constant(1), TypeRef.Integer), TypeRef.Integer),
        ["comparison"] = (code, last) => Binary(code, BinaryOperator.Less, last, last, TypeRef.Boolean),
        ["tensor"] = (code, last) => Binary(code, BinaryOperator.Multiply, last, Binary(code, BinaryOperator.Add, last, code.Parameter(TypeRef.Tensor), TypeRef.Tensor), TypeRef.Tensor),
        ["centred"] = (code, last) => Binary(code, BinaryOperator.Subtract, last, code.Call(last, "TorchSharp.torch.Tensor", "mean", TypeRef.Tensor), TypeRef.Tensor),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Growth_is_bounded(string kind)
    {
        var code = new StraightLine();
        var tensor = code.Parameter(TypeRef.Tensor);
        var last = kind is "spread" or "concatenation" or "append of lists" ? code.Add(target => new IrMakeArray(target, [tensor], code.Next()))
            : kind is "tensor" or "centred" ? tensor
            : code.Parameter(kind == "integer quotient" ? TypeRef.Integer : TypeRef.Floating);
        for (var step = 0; step < Steps; step++)
        {
            last = Kinds[kind](code, last);
        }

        // What leaves the code is looked through for losses.
        last = code.Add(target => new IrOpaque(target, TypeRef.Unknown, [last], IrOpaque.Yield, code.Next()));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var evaluator = code.Evaluate(last);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
        Assert.InRange(evaluator.Steps, Steps, 4 * Steps);
    }

    [Fact]
    public void Initialisers_that_need_each_other_are_followed_a_bounded_way()
    {
        const int Fields = 20_000;
        var owner = new TypeRef("Program.Constants", TypeRefKind.Other, isSource: true);
        var asked = 0;
        var code = new StraightLine();
        code.Initializer = field => int.Parse(field.Name, System.Globalization.CultureInfo.InvariantCulture) is var index && index < Fields ? Reads(index + 1) : null;

        var evaluator = code.Evaluate(code.Add(target => new IrGetField(target, -1, Field(0), code.Next())));

        Assert.InRange(asked, 1, Budget.MaxNesting);
        Assert.InRange(evaluator.Steps, 1, Budget.MaxNesting + 1);

        FieldRef Field(int index) => new(owner, index.ToString(System.Globalization.CultureInfo.InvariantCulture), TypeRef.Floating, isStatic: true, isNeverReassigned: true);

        IrBody Reads(int index)
        {
            asked++;
            var body = new IrBody { Name = "initializer", Key = "initializer" + index, MemberKey = "initializer" + index, RegisterCount = 1 };
            body.Blocks.Add(new IrBlock { Terminator = new IrReturn(0, Origin.None) });
            body.Blocks[0].Instructions.Add(new IrGetField(0, -1, Field(index), code.Next()));
            return body;
        }
    }

    [Fact]
    public void A_list_that_contains_itself_is_looked_through_once()
    {
        var code = new StraightLine();
        var type = new TypeRef("System.Collections.Generic.List", TypeRefKind.Sequence, [TypeRef.Tensor]);
        var constructor = new MethodRef(type, ".ctor", "List..ctor", [], type, isStatic: false, isConstructor: true);
        var list = code.Add(target => new IrCall(target, constructor, -1, [], [], true, code.Next(), code.Next()));
        code.Call(list, "System.Collections.Generic.List", "Add", TypeRef.Unknown, ("item", list));
        code.Call(list, "System.Collections.Generic.List", "Add", TypeRef.Unknown, ("item", code.Call(code.Parameter(TypeRef.Tensor), "TorchSharp.torch.Tensor", "exp", TypeRef.Tensor)));

        var sinks = code.Evaluate(list).Sinks;

        Assert.Equal(2, sinks.Count);
        Assert.Single(sinks.Select(sink => sink.Value.Key).Distinct());
    }

    /// <summary>Eight rounds within eight rounds within …: 8^6 of them, were they all walked.</summary>
    [Fact]
    public void Loops_within_loops_are_followed_a_bounded_way()
    {
        const int Depth = 6;
        var code = new StraightLine();
        var sequence = code.Add(target => new IrMakeArray(target, [.. Enumerable.Range(0, Budget.KnownRounds).Select(_ => code.Parameter(TypeRef.Tensor))], code.Next()));
        var body = code.Returning(sequence);
        for (var level = 0; level < Depth; level++)
        {
            // Into the loop from what is around it; behind it, back to the condition of that.
            var (before, condition, inner) = (body.Blocks[^1], new IrBlock(), new IrBlock());
            var (enumerator, more, element) = (body.RegisterCount++, body.RegisterCount++, body.RegisterCount++);
            var behind = before.Terminator;
            before.Instructions.Add(new IrEnumerate(enumerator, sequence, code.Next()));
            before.Terminator = new IrGoto(body.Blocks.Count);
            condition.Instructions.Add(new IrMoreElements(more, enumerator, code.Next()));
            inner.Instructions.Add(new IrNextElement(element, enumerator, TypeRef.Tensor, code.Next()));
            inner.Terminator = new IrGoto(body.Blocks.Count);
            var after = new IrBlock { Terminator = behind };
            condition.Terminator = new IrBranch(more, body.Blocks.Count + 2, body.Blocks.Count + 1, null);
            body.Blocks.AddRange([condition, after, inner]);
        }

        var evaluator = new Evaluator(code, CancellationToken.None);
        evaluator.EvaluateRoot(body);

        Assert.InRange(evaluator.Steps, Depth * Budget.KnownRounds, Budget.MaxSteps * 2);
    }

    private static int Binary(StraightLine code, BinaryOperator op, int left, int right, TypeRef type) =>
        code.Add(target => new IrBinary(target, op, left, right, type, code.Next(), code.Next(), code.Next()));
}
