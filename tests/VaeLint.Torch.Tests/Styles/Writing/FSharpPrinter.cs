using System.Text;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>Writes a unit as an F# file: a static class becomes a module of functions.</summary>
internal sealed class FSharpPrinter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Null where the program says something that F# cannot say.</summary>
    public static string? Print(Unit unit, string name, Theme theme)
    {
        var printer = new FSharpPrinter();
        try
        {
            printer.File(unit, name, theme);
        }
        catch (NotSayable)
        {
            return null;
        }

        return theme.FSharp(printer._text.ToString());
    }

    private void File(Unit unit, string name, Theme theme)
    {
        Line($"module Styles.{name}");
        Line("");
        Line(theme.FSharpOpens);
        foreach (var record in unit.Records)
        {
            if (record.IsStruct)
            {
                Line("[<Struct>]");
            }

            Line($"type {record.Name} =");
            Indented(() =>
            {
                Line($"{{ {string.Join("; ", record.Fields.Select(field => $"{field.Name}: {Say(field.Type)}"))} }}");
                if (record.Total is { } total)
                {
                    Line($"member this.{total.Name} = {Say(total.Value)}");
                }
            });
            Line("");
        }

        foreach (var type in unit.Types)
        {
            Own(type);
        }

        foreach (var method in unit.Extensions)
        {
            Line("type torch.Tensor with");
            Indented(() => Function($"member {method.Parameters[0].Name}.{method.Name}({Tupled(method.Parameters.Skip(1))}) =", method));
            Line("");
        }

        foreach (var field in unit.Fields.Where(field => unit.Kind == ClassKind.Static || field.Kind is FieldKind.Const or FieldKind.StaticReadonly))
        {
            Line(field.Kind == FieldKind.Const ? $"[<Literal>]\nlet private {field.Name} = {Say(field.Value!)}" : $"let private {field.Name}: {Say(field.Type)} = {Say(field.Value!)}");
            Line("");
        }

        foreach (var helper in unit.Helpers)
        {
            Lines(helper);
            Line("");
        }

        foreach (var method in unit.Methods.Where(method => method.Kind is MethodKind.Static or MethodKind.Lambda && (unit.Kind == ClassKind.Static || method != unit.Methods[^1])))
        {
            if (method.Parameters.Any(parameter => parameter.Default is not null))
            {
                // Only members have optional parameters.
                Line($"type {unit.ClassName} =");
                Indented(() => Function($"static member {method.Name}({Tupled(method.Parameters)}) =", method));
                continue;
            }

            var accessibility = method.IsPublic ? "" : "private ";
            var function = Calls.FSharpName(method.Name);
            if (method.Kind == MethodKind.Lambda && method.Body is [Return only])
            {
                Line($"let {accessibility}{function} = fun {Curried(method.Parameters)} -> {Say(only.Value)}");
            }
            else
            {
                Function($"let {accessibility}{function} {Curried(method.Parameters)} =", method);
            }

            Line("");
        }

        if (unit.Kind != ClassKind.Static)
        {
            Type(unit);
        }
    }

    private void Own(TypeUnit type)
    {
        Lines(type.Contract);
        if (type.Methods.Count == 0)
        {
            Line("");
            return;
        }

        Lines(type.Head);
        Indented(() =>
        {
            if (type.FSharpInterface is not { } implemented)
            {
                Array.ForEach([.. type.Methods], Member);
                return;
            }

            Line($"interface {implemented} with");
            Indented(() => Array.ForEach([.. type.Methods], Member));
        });
        Line("");
    }

    private void Member(Method method)
    {
        var head = method.Kind == MethodKind.Override ? "override " : method.IsPublic || method.Kind == MethodKind.Property ? "member " : "member private ";
        Function($"{head}this.{method.Name}{(method.Kind == MethodKind.Property ? "" : $"({Tupled(method.Parameters)})")}{(method.Kind == MethodKind.Override ? ": Tensor" : "")} =", method);
    }

    private void Type(Unit unit)
    {
        var parameters = unit.Fields.Where(field => field.Kind == FieldKind.FromConstructor).Select(field => $"{field.Name}: {Say(field.Type)}");
        Line($"type {unit.ClassName}({string.Join(", ", parameters)}) =");
        Indented(() =>
        {
            if (unit.Kind == ClassKind.Module)
            {
                Line($"inherit torch.nn.Module<{string.Join(", ", unit.Methods[^1].Parameters.Select(_ => "Tensor"))}, Tensor>(\"{unit.ClassName}\")");
            }

            foreach (var field in unit.Fields.Where(field => field.Kind == FieldKind.Readonly))
            {
                Line($"let {field.Name}: {Say(field.Type)} = {Say(field.Value!)}");
            }

            foreach (var field in unit.Fields.Where(field => field.Kind == FieldKind.Property))
            {
                Line($"member val {field.Name}: {Say(field.Type)} = {Say(field.Value!)}");
            }

            foreach (var method in unit.Methods.Where(method => method.Kind is MethodKind.Instance or MethodKind.Override or MethodKind.Property))
            {
                Member(method);
            }
        });
    }

    private void Function(string head, Method method)
    {
        Line(head);
        Indented(() =>
        {
            foreach (var parameter in method.Parameters.Where(parameter => parameter.Default is not null))
            {
                Line($"let {parameter.Name} = defaultArg {parameter.Name} {Say(parameter.Default!)}");
            }

            if (method.IsAsync)
            {
                Line("task {");
                Indented(() => Statements(method.Body, isTask: true));
                Line("}");
            }
            else
            {
                Statements(method.Body);
            }
        });
    }

    private void Statements(IReadOnlyList<Statement> statements, bool isTask = false)
    {
        foreach (var statement in statements)
        {
            Write(statement, isTask);
        }
    }

    private void Write(Statement statement, bool isTask)
    {
        switch (statement)
        {
            case Let let:
                Line($"{(let.IsUsing || let.IsDisposed ? "use" : let.IsMutable ? "let mutable" : "let")} {let.Name}{(let.Type is { } type ? $": {Say(type)}" : "")} = {Say(let.Value)}");
                break;
            case LetAwait awaited:
                Line($"let! {awaited.Name} = {Say(awaited.Value)}");
                break;
            case Raw raw:
                Lines(raw.Text);
                break;
            case TakeApart taken:
                Line($"let struct ({string.Join(", ", taken.Names)}) = {Say(taken.Value)}");
                break;
            case Assign { Operator: "=" } assign:
                Line($"{assign.Name} <- {Say(assign.Value)}");
                break;
            case Assign assign:
                Line($"{assign.Name} <- {assign.Name} {assign.Operator[..1]} ({Say(assign.Value)})");
                break;
            case Do call:
                Line(Say(call.Call));
                break;
            case Return result:
                Line((isTask ? "return " : "") + Say(result.Value));
                break;
            case LetIf choice:
                Line($"let {choice.Name} =");
                Indented(() =>
                {
                    Line($"if {Say(choice.Condition)} then");
                    Indented(() => Line(Say(choice.Then)));
                    Line("else");
                    Indented(() => Line(Say(choice.Else)));
                });
                break;
            case If branch:
                Line($"if {Say(branch.Condition)} then");
                Indented(() => Statements(branch.Then));
                break;
            case ForEach loop:
                Line($"for {(loop.Names.Count == 1 ? loop.Names[0] : $"struct ({string.Join(", ", loop.Names)})")} in {Say(loop.Sequence)} do");
                Indented(() => Statements(loop.Body));
                break;
            case ForIndex loop:
                Line($"for {loop.Name} in 0 .. {Say(loop.Count)} - 1 do");
                Indented(() => Statements(loop.Body));
                break;
            case Inner { IsLambda: true, Body: [Return only] } lambda:
                Line($"let {lambda.Name} = fun {Curried(lambda.Parameters)} -> {Say(only.Value)}");
                break;
            case Inner inner:
                Line($"let {Calls.FSharpName(inner.Name)} {Curried(inner.Parameters)} =");
                Indented(() => Statements(inner.Body));
                break;
            default:
                throw new NotSupportedException(statement.ToString());
        }
    }

    private static string Curried(IReadOnlyList<Parameter> parameters) =>
        parameters.Count == 0 ? "()" : string.Join(' ', parameters.Select(parameter => $"({parameter.Name}: {Say(parameter.Type)})"));

    private static string Tupled(IEnumerable<Parameter> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{(parameter.Default is null ? "" : "?")}{parameter.Name}: {Say(parameter.Type)}"));

    private static string Say(Code code) => code.FSharp ?? throw new NotSayable();

    private void Indented(Action content)
    {
        _depth++;
        content();
        _depth--;
    }

    private void Lines(Code? text)
    {
        foreach (var line in text is null ? [] : Say(text).Split('\n'))
        {
            Line(line);
        }
    }

    private void Line(string text) => _text.Append(text.Length == 0 ? "" : new string(' ', 4 * _depth)).Append(text).Append('\n');

    private sealed class NotSayable : Exception;
}
