using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Robustness;

/// <summary>One random body. Operands are often the registers written last, so that values grow; every register lies in the body.</summary>
internal sealed class RandomBody(RandomProgram program, Choices choices, string key, IReadOnlyList<ParameterRef> parameters, bool hasThis, int depth = 0)
{
    private const int MaxBlocks = 5;
    private const int MaxInstructions = 14;
    private const int MaxClosureDepth = 2;

    public static readonly object?[] Constants =
    [
        0, 1, 2, -1, -2, 3, 784, 16, int.MinValue, int.MaxValue, 0.5, -0.5, 1e300, -1e300, double.NaN, double.PositiveInfinity, double.Epsilon, 10L, long.MinValue, long.MaxValue, ulong.MaxValue,
        1f, decimal.MaxValue, true, false, null, "text", 'c', (byte)7, DateTime.UnixEpoch,
    ];

    private static readonly string?[] Names = [null, null, "beta", "batchSize", "latentDim", "klWeight"];

    private readonly IrBody _body = new() { Name = key, Key = key, MemberKey = depth == 0 ? key : key.Split('/')[0], Parameters = parameters, ThisType = program.Owner };
    private int _position;
    private int _written;
    private int _enumerator;

    public IrBody Build()
    {
        _body.ThisRegister = hasThis ? 0 : -1;
        _body.ParameterRegisters = [.. Enumerable.Range(hasThis ? 1 : 0, parameters.Count)];
        _body.RegisterCount = parameters.Count + 1;
        _written = parameters.Count;
        _body.IsConstructor = key == "M2";
        var count = 1 + choices.Below(MaxBlocks);
        for (var block = 0; block < count; block++)
        {
            _body.Blocks.Add(new IrBlock());
        }

        if (choices.OneIn(3))
        {
            Loop();
        }

        foreach (var block in _body.Blocks)
        {
            for (var index = choices.Below(MaxInstructions); index > 0; index--)
            {
                Append(block.Instructions);
            }

            block.Terminator = block.Terminator is IrThrow ? Terminator() : block.Terminator;
        }

        return _body;
    }

    /// <summary>A loop as a front end writes it: what is enumerated, the condition, the element. What else happens in its blocks is as random as anywhere, and comes after.</summary>
    private void Loop()
    {
        var first = _body.Blocks.Count;
        var (start, condition, inner) = (new IrBlock { Terminator = new IrGoto(first + 1) }, new IrBlock(), new IrBlock { Terminator = new IrGoto(first + 1) });
        start.Instructions.Add(new IrMakeArray(New(), [.. Enumerable.Range(0, choices.Below(7)).Select(_ => Operand(start.Instructions))], Next()));
        start.Instructions.Add(new IrEnumerate(New(), choices.OneIn(4) ? Any() : _written, Next()));
        _enumerator = _written;
        condition.Instructions.Add(new IrMoreElements(New(), _enumerator, Next()));
        condition.Terminator = new IrBranch(_written, first + 2, choices.Below(first), null);
        inner.Instructions.Add(new IrNextElement(New(), _enumerator, TypeRef.Tensor, Next()));
        _body.Blocks.AddRange([start, condition, inner]);
        _body.Blocks[0].Terminator = new IrGoto(first);
    }

    private Origin Next() => new(key + ".cs", _position, _position += 2, _position, 1, _position, 2, null);

    private int New()
    {
        _body.RegisterCount++;
        return _written = _body.RegisterCount - 1;
    }

    // The last one half of the time, −1 (nothing) and registers that no path has written now and then.
    private int Any() => choices.Below(8) switch
    {
        0 or 1 or 2 or 3 => _written,
        4 => Math.Max(0, _written - 1),
        5 when choices.OneIn(8) => -1,
        _ => choices.Below(_body.RegisterCount),
    };

    private List<int> Some() => [.. Enumerable.Range(0, choices.Below(4)).Select(_ => Any())];

    // Every operand is read before the result gets its register.
    private void Append(List<IrInstruction> into)
    {
        var (a, b, c) = (Any(), Any(), Any());
        var type = choices.Of(LibraryCalls.Types);
        switch (choices.Below(25))
        {
            case 0:
                into.Add(new IrConstant(New(), choices.Of(Constants), choices.Of(Names), type, Next()));
                break;
            case 1:
                into.Add(new IrConvert(New(), a, type, Next()));
                break;
            case 2:
                into.Add(new IrDefault(New(), type, Next()));
                break;
            case 3:
                into.Add(new IrGetField(New(), choices.OneIn(2) ? -1 : a, choices.Of(program.Fields), Next()));
                break;
            case 4:
                into.Add(new IrSetField(choices.OneIn(2) ? -1 : a, choices.Of(program.Fields), b, Next()));
                break;
            case 5 or 6 or 7:
                into.Add(new IrBinary(New(), (BinaryOperator)choices.Below(14), a, b, choices.OneIn(2) ? type : TypeRef.Tensor, Next(), Next(), Next()));
                break;
            case 8:
                into.Add(new IrUnary(New(), (UnaryOperator)choices.Below(4), a, Next()));
                break;
            case 9:
                into.Add(new IrMakeTuple(New(), choices.OneIn(2) ? [a, a] : Some(), Next()));
                break;
            case 10:
                into.Add(new IrTupleItem(New(), a, choices.Below(5) - 1, type, Next()));
                break;
            case 11:
                into.Add(choices.OneIn(2) ? new IrMakeArray(New(), [a, a], Next(), [choices.OneIn(2), true]) : new IrMakeArray(New(), Some(), Next()));
                break;
            case 12:
                into.Add(new IrGetElement(New(), a, b, type, Next()));
                break;
            case 13:
                into.Add(new IrSetElement(a, b, c, Next()));
                break;
            case 14 when depth < MaxClosureDepth:
                into.Add(Closure());
                break;
            case 15:
                into.Add(new IrMakeDelegate(New(), choices.Of(program.Methods), choices.OneIn(2) ? -1 : a, Next()));
                break;
            case 16:
                into.Add(new IrTypeTest(New(), a, type, Next()));
                break;
            case 21:
                into.Add(LoopPart(choices.OneIn(4) ? a : _enumerator, b, type));
                break;
            case 17:
                into.Add(new IrOpaque(New(), type, [a, b], choices.OneIn(3) ? IrOpaque.Yield : "await", Next()));
                break;
            case 18:
                into.Add(new IrInvoke(New(), a, Some(), Next()));
                break;
            case 19:
                Call(into, choices.Of(program.Methods), choices.OneIn(4), a);
                break;
            case 20:
                Loss(into);
                break;
            default:
                var (method, isCreation) = LibraryCalls.Next(choices);
                Call(into, method, isCreation, a);
                break;
        }
    }

    /// <summary>Part of a loop in any block and any order, mostly of what was enumerated last.</summary>
    private IrInstruction LoopPart(int enumerator, int sequence, TypeRef type) => choices.Below(4) switch
    {
        0 => new IrEnumerate(_enumerator = New(), sequence, Next()),
        1 or 2 => new IrMoreElements(New(), enumerator, Next()),
        _ => new IrNextElement(New(), enumerator, type, Next()),
    };

    private void Call(List<IrInstruction> into, MethodRef method, bool isCreation, int receiver)
    {
        List<int> arguments = [.. (choices.OneIn(8) ? Some() : method.Parameters.Select(_ => Any())).Select(register => register < 0 ? 0 : register)];
        var (at, name) = (Next(), Next());
        into.Add(new IrCall(New(), method, method.IsStatic || isCreation ? -1 : receiver, arguments, [.. arguments.Select(_ => choices.OneIn(3) ? null : Next())], isCreation, at, name));
    }

    /// <summary>A reconstruction and a KL in one of the reductions, so that rules and fixes have something to do.</summary>
    private void Loss(List<IrInstruction> into)
    {
        var (recon, x, mu, logvar) = (Operand(into), Operand(into), Operand(into), Operand(into));
        var squared = Torch(into, "pow", mu, Constant(into, 2));
        var sum = Binary(into, BinaryOperator.Subtract, Binary(into, BinaryOperator.Subtract, Binary(into, BinaryOperator.Add, Constant(into, 1), logvar), squared), Torch(into, "exp", logvar));
        var kl = Binary(into, BinaryOperator.Multiply, Constant(into, -0.5), Reduced(into, sum));
        var difference = Binary(into, BinaryOperator.Subtract, recon, x);
        var loss = Reduced(into, Torch(into, "pow", difference, Constant(into, 2)));
        var weighted = choices.OneIn(3) ? Binary(into, BinaryOperator.Multiply, Any(), kl) : kl;
        var total = Binary(into, BinaryOperator.Add, loss, weighted);
        if (choices.OneIn(2))
        {
            Torch(into, "backward", total);
        }
    }

    /// <summary>Mostly a tensor that nothing is known of.</summary>
    private int Operand(List<IrInstruction> into)
    {
        if (choices.OneIn(4))
        {
            return Any();
        }

        var name = "Make" + _position;
        into.Add(new IrCall(New(), new MethodRef(new TypeRef("Somewhere.Else", TypeRefKind.Other), name, name, [], TypeRef.Tensor, isStatic: true), -1, [], [], false, Next(), Next()));
        return _written;
    }

    private int Reduced(List<IrInstruction> into, int tensor) => choices.Below(5) switch
    {
        0 => Torch(into, "sum", tensor),
        1 => Torch(into, "mean", tensor),
        2 => Torch(into, "mean", Torch(into, "sum", tensor, Constant(into, 1))),
        3 => Torch(into, choices.OneIn(2) ? "sum" : "mean", tensor, Any()),
        _ => Binary(into, BinaryOperator.Divide, Torch(into, "sum", tensor), Any()),
    };

    private int Constant(List<IrInstruction> into, object value)
    {
        into.Add(new IrConstant(New(), value, null, TypeRef.Floating, Next()));
        return _written;
    }

    private int Binary(List<IrInstruction> into, BinaryOperator op, int left, int right)
    {
        into.Add(new IrBinary(New(), op, left, right, TypeRef.Tensor, Next(), Next(), Next()));
        return _written;
    }

    private int Torch(List<IrInstruction> into, string name, int receiver, params int[] arguments)
    {
        var method = new MethodRef(TypeRef.Tensor, name, "Tensor." + name + arguments.Length, [.. arguments.Select(_ => new ParameterRef("dim", TypeRef.Integer))], TypeRef.Tensor, isStatic: false);
        into.Add(new IrCall(New(), method, receiver, [.. arguments.Select(argument => Math.Max(0, argument))], [.. arguments.Select(_ => Next())], false, Next(), Next()));
        return _written;
    }

    private IrMakeClosure Closure()
    {
        List<ParameterRef> taken = [.. Enumerable.Range(0, choices.Below(3)).Select(index => new ParameterRef("c" + index, choices.Of(LibraryCalls.Types)))];
        var inner = new RandomBody(program, choices, $"{key}/{_position}", taken, hasThis: false, depth + 1).Build();
        var captures = Some().Where(register => register >= 0).Select(register => (register, choices.Below(inner.RegisterCount))).ToList();
        return new IrMakeClosure(New(), inner, captures, choices.OneIn(2), choices.OneIn(3) ? 0 : -1, Next());
    }

    private IrTerminator Terminator() => choices.Below(6) switch
    {
        0 => IrThrow.Instance,
        1 => new IrGoto(choices.Below(_body.Blocks.Count)),
        2 => new IrSwitch([.. Enumerable.Range(0, choices.Below(4)).Select(_ => choices.Below(_body.Blocks.Count))]),
        3 or 4 => new IrBranch(Any(), choices.Below(_body.Blocks.Count), choices.Below(_body.Blocks.Count), choices.OneIn(2) ? "flag" : null),
        _ => new IrReturn(Any(), Next()),
    };
}
