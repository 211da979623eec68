namespace VaeLint.Torch.Tests.Styles;

/// <summary>An operand of a part of the loss: what the caller passes, and what a helper may call it.</summary>
internal sealed record Operand(Code Code, params string[] Names);

/// <summary>Where a part of the loss is computed: in place, in a local, or in a function of some kind.</summary>
internal static class Placement
{
    /// <param name="entry">The method that it is for; null inside a helper, which waits for nothing.</param>
    public static Code Place(Entry? entry, Body body, string category, string[] locals, string[] functions, Operand[] operands, Func<Body, Code[], Code> write, bool mayExtend)
    {
        var style = body.Style;
        var where = style.Pick(
            category + " placement",
            "inline", "local", "local", "helper", "helper", "local function", "lambda", "captured local function", mayExtend ? "extension" : "typed local", "lambda in a field",
            mayExtend ? "interface" : "local", mayExtend ? "base class" : "inline", mayExtend ? "object with its parameters" : "helper", "generic helper", "function as an argument", entry is null ? "helper" : "async helper", "out parameter");
        switch (where)
        {
            case "interface" or "base class":
                return OwnTypes.Contract(body, category, where == "interface", functions[0], operands, write);
            case "object with its parameters":
                return OwnTypes.WithFields(body, category, functions[0], operands, write);
            case "generic helper":
                return Generic(body, locals, operands, write);
            case "function as an argument":
                return AsArgument(body, functions, operands, write);
            case "async helper":
                return Awaited(entry!, body, locals, functions, operands, write);
            case "out parameter":
                return OutParameter(body, locals, functions, operands, write);
            case "inline":
                return write(body, [.. operands.Select(operand => operand.Code)]);
            case "local":
                return body.Local(write(body, [.. operands.Select(operand => operand.Code)]), locals);
            case "typed local":
                var value = write(body, [.. operands.Select(operand => operand.Code)]);
                var local = body.Fresh(locals);
                body.Statements.Add(new Let(local, value, Parameter.Tensor));
                return Code.Name(local);
            case "captured local function":
                return Captured(body, functions, operands, write);
            case "local function" or "lambda":
                return InnerFunction(body, functions, operands, write, where == "lambda");
            case "extension":
                return Helper(body, functions, operands, write, MethodKind.Extension);
            default:
                var kind = where == "lambda in a field" ? MethodKind.Lambda : body.IsStatic || body.Unit.Kind == ClassKind.Static || style.Chance(50) ? MethodKind.Static : MethodKind.Instance;
                var call = Helper(body, functions, operands, write, kind);
                return style.Chance(60) ? body.Local(call, locals) : call;
        }
    }

    private static Code Generic(Body body, string[] locals, Operand[] operands, Func<Body, Code[], Code> write)
    {
        var value = write(body, [.. operands.Select(operand => operand.Code)]);
        const string name = "Measured";
        if (!body.Unit.Helpers.Exists(helper => helper.CSharp.Contains(name, StringComparison.Ordinal)))
        {
            body.Unit.Helpers.Add(new Code($"private static T {name}<T>(Func<T> compute) => compute();", "let private measured (compute: unit -> 'a) = compute ()"));
        }

        return body.Local(Code.Of(name + "(() => {0!})", "measured (fun () -> {0!})", value), locals);
    }

    private static Code AsArgument(Body body, string[] functions, Operand[] operands, Func<Body, Code[], Code> write)
    {
        const string name = "Apply";
        if (!body.Unit.Helpers.Exists(helper => helper.CSharp.Contains(name, StringComparison.Ordinal)))
        {
            body.Unit.Helpers.Add(new Code(
                $"private static Tensor {name}(Func<Tensor, Tensor, Tensor> term, Tensor first, Tensor second) => term(first, second);",
                "let private apply (term: Tensor -> Tensor -> Tensor) (first: Tensor) (second: Tensor) = term first second"));
        }

        var inner = InnerFunction(body, functions, operands, write, isLambda: body.Style.Chance(50));
        var function = ((Inner)body.Statements[^1]).Name;
        _ = inner;
        return Code.Of($"{name}({function}, {{0!}}, {{1!}})", $"apply {Calls.FSharpName(function)} ({{0!}}) ({{1!}})", operands[0].Code, operands[1].Code);
    }

    private static Code Awaited(Entry entry, Body body, string[] locals, string[] functions, Operand[] operands, Func<Body, Code[], Code> write)
    {
        entry.IsAsync = true;
        var nested = new Body(body.Unit, body.Style, isStatic: true);
        var names = operands.Select(operand => nested.Fresh(operand.Names)).ToArray();
        var value = write(nested, [.. names.Select(Code.Name)]);
        var method = new Method(
            body.FreshMember([.. functions.Select(function => function + "Async")]), MethodKind.Static, [.. names.Select(name => new Parameter(name, Parameter.Tensor))], Code.Name("Task<Tensor>"),
            [new Do(Code.Of("await Task.Yield()", "do! Task.CompletedTask")), .. nested.Statements, new Return(value)]) { IsAsync = true };
        body.Unit.Methods.Add(method);
        var local = body.Fresh(locals);
        body.Statements.Add(new LetAwait(local, Calls.Of(method, [.. operands.Select(operand => operand.Code)])));
        return Code.Name(local);
    }

    /// <summary>F# has byrefs, which nobody uses here.</summary>
    private static Code OutParameter(Body body, string[] locals, string[] functions, Operand[] operands, Func<Body, Code[], Code> write)
    {
        var nested = new Body(body.Unit, body.Style, isStatic: true);
        var names = operands.Select(operand => nested.Fresh(operand.Names)).ToArray();
        nested.Take(["value"]);
        var value = write(nested, [.. names.Select(Code.Name)]);
        var method = new Method(
            body.FreshMember(functions), MethodKind.Static, [.. names.Select(name => new Parameter(name, Parameter.Tensor)), new Parameter("value", Code.Of("out Tensor", null))], Code.Name("void"),
            [.. nested.Statements, new Assign("value", "=", value)]);
        body.Unit.Methods.Add(method);
        var local = body.Fresh(locals);
        body.Statements.Add(new Do(Code.Of($"{method.Name}({{0!}}, {{1!}}, out var {local})", null, operands[0].Code, operands[1].Code)));
        return Code.Name(local);
    }

    private static Code Helper(Body body, string[] functions, Operand[] operands, Func<Body, Code[], Code> write, MethodKind kind)
    {
        var nested = new Body(body.Unit, body.Style, isStatic: kind != MethodKind.Instance) { IsElsewhere = kind == MethodKind.Extension };
        var names = operands.Select(operand => nested.Fresh(operand.Names)).ToArray();
        var value = write(nested, [.. names.Select(Code.Name)]);
        var method = new Method(body.FreshMember(functions), kind, [.. names.Select(name => new Parameter(name, Parameter.Tensor))], Parameter.Tensor, [.. nested.Statements, new Return(value)]) { IsArrow = body.Style.Chance(50) };
        (kind == MethodKind.Extension ? body.Unit.Extensions : body.Unit.Methods).Add(method);
        return Calls.Of(method, [.. operands.Select(operand => operand.Code)]);
    }

    private static Code InnerFunction(Body body, string[] functions, Operand[] operands, Func<Body, Code[], Code> write, bool isLambda)
    {
        var nested = body.Nested();
        var names = operands.Select(operand => nested.Fresh(operand.Names)).ToArray();
        var value = write(nested, [.. names.Select(Code.Name)]);
        var name = body.Fresh(isLambda ? [.. functions.Select(Calls.FSharpName)] : functions);
        body.Take(names);
        body.Statements.Add(new Inner(name, [.. names.Select(parameter => new Parameter(parameter, Parameter.Tensor))], [.. nested.Statements, new Return(value)], isLambda));
        return Calls.Of(new Method(name, MethodKind.Static, [], Parameter.Tensor, []), [.. operands.Select(operand => operand.Code)]);
    }

    private static Code Captured(Body body, string[] functions, Operand[] operands, Func<Body, Code[], Code> write)
    {
        var nested = body.Nested();
        var value = write(nested, [.. operands.Select(operand => operand.Code)]);
        var name = body.Fresh(functions);
        body.Statements.Add(new Inner(name, [], [.. nested.Statements, new Return(value)], IsLambda: false));
        return Code.Of($"{name}()", $"{Calls.FSharpName(name)} ()");
    }
}
