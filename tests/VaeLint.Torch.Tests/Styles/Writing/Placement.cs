namespace VaeLint.Torch.Tests.Styles;

/// <summary>An operand of a part of the loss: what the caller passes, and what a helper may call it.</summary>
internal sealed record Operand(Code Code, params string[] Names);

/// <summary>Where a part of the loss is computed: in place, in a local, or in a function of some kind.</summary>
internal static class Placement
{
    public static Code Place(Body body, string category, string[] locals, string[] functions, Operand[] operands, Func<Body, Code[], Code> write, bool mayExtend)
    {
        var style = body.Style;
        var where = style.Pick(category + " placement", "inline", "local", "local", "helper", "helper", "local function", "lambda", "captured local function", mayExtend ? "extension" : "typed local", "lambda in a field");
        switch (where)
        {
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
