using System.Text;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>Writes a unit as a C# file.</summary>
internal sealed class CSharpPrinter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public static string Print(Unit unit, string name, Theme theme)
    {
        var printer = new CSharpPrinter();
        printer.File(unit, name, theme);
        return theme.CSharp(printer._text.ToString());
    }

    private void File(Unit unit, string name, Theme theme)
    {
        Line(theme.CSharpUsings);
        Line($"namespace Styles.{name};");
        foreach (var record in unit.Records)
        {
            Line("");
            var head = $"public {(record.IsStruct ? "readonly record struct" : "sealed record")} {record.Name}({Parameters(record.Fields)})";
            if (record.Total is { } total)
            {
                Block(head, () => Line($"public Tensor {total.Name} => {total.Value.CSharp};"));
            }
            else
            {
                Line(head + ";");
            }
        }

        foreach (var type in unit.Types)
        {
            Line("");
            Lines(type.Contract);
            if (type.Methods.Count > 0)
            {
                Block(type.Head.CSharp, () => Array.ForEach([.. type.Methods], Member));
            }
        }

        Line("");
        var baseType = unit.Kind == ClassKind.Module ? $" : Module<{string.Join(", ", unit.Methods[^1].Parameters.Select(_ => "Tensor"))}, Tensor>" : "";
        Block($"public {(unit.Kind == ClassKind.Static ? "static" : "sealed")} class {unit.ClassName}{baseType}", () => Members(unit));
        if (unit.Extensions.Count > 0)
        {
            Line("");
            Block("internal static class TensorExtensions", () => unit.Extensions.ForEach(Member));
        }
    }

    private void Members(Unit unit)
    {
        foreach (var field in unit.Fields.Where(field => field.Kind != FieldKind.FromConstructor))
        {
            Line(field.Kind switch
            {
                FieldKind.Const => $"private const {field.Type.CSharp} {field.Name} = {field.Value!.CSharp};",
                FieldKind.StaticReadonly => $"private static readonly {field.Type.CSharp} {field.Name} = {field.Value!.CSharp};",
                FieldKind.Readonly => $"private readonly {field.Type.CSharp} {field.Name} = {field.Value!.CSharp};",
                _ => $"public {field.Type.CSharp} {field.Name} {{ get; }} = {field.Value!.CSharp};",
            });
        }

        var fromConstructor = unit.Fields.Where(field => field.Kind == FieldKind.FromConstructor).ToArray();
        foreach (var field in fromConstructor)
        {
            Line($"private readonly {field.Type.CSharp} {field.Name};");
        }

        if (unit.Kind == ClassKind.Module || fromConstructor.Length > 0)
        {
            var parameters = string.Join(", ", fromConstructor.Select(field => $"{field.Type.CSharp} {field.Name.TrimStart('_')}"));
            Block(
                $"public {unit.ClassName}({parameters})" + (unit.Kind == ClassKind.Module ? $" : base(nameof({unit.ClassName}))" : ""),
                () => Array.ForEach(fromConstructor, field => Line($"{field.Name} = {field.Name.TrimStart('_')};")));
        }

        foreach (var helper in unit.Helpers)
        {
            Line("");
            Lines(helper);
        }

        foreach (var method in unit.Methods)
        {
            Line("");
            Member(method);
        }
    }

    private void Member(Method method)
    {
        if (method.Kind == MethodKind.Lambda)
        {
            var types = string.Join(", ", method.Parameters.Select(parameter => parameter.Type.CSharp).Append(method.Type.CSharp));
            var names = string.Join(", ", method.Parameters.Select(parameter => parameter.Name));
            if (method.Body is [Return only])
            {
                Line($"private static readonly Func<{types}> {method.Name} = ({names}) => {only.Value.CSharp};");
            }
            else
            {
                Block($"private static readonly Func<{types}> {method.Name} = ({names}) =>", () => Statements(method.Body), ";");
            }

            return;
        }

        if (method.Kind == MethodKind.Property)
        {
            if (method.Body is [Return value])
            {
                Line($"public {method.Type.CSharp} {method.Name} => {value.Value.CSharp};");
            }
            else
            {
                Block($"public {method.Type.CSharp} {method.Name}", () => Block("get", () => Statements(method.Body)));
            }

            return;
        }

        var modifiers = (method.IsPublic || method.Kind is MethodKind.Extension or MethodKind.Override ? "public " : "private ")
            + (method.Kind switch { MethodKind.Static or MethodKind.Extension => "static ", MethodKind.Override => "override ", _ => "" })
            + (method.IsAsync ? "async " : "");
        var head = $"{modifiers}{method.Type.CSharp} {method.Name}({(method.Kind == MethodKind.Extension ? "this " : "")}{Parameters(method.Parameters)})";
        if (method is { IsArrow: true, Body: [Return single] })
        {
            Line($"{head} => {single.Value.CSharp};");
        }
        else
        {
            Block(head, () => Statements(method.Body));
        }
    }

    private static string Parameters(IReadOnlyList<Parameter> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Type.CSharp} {parameter.Name}" + (parameter.Default is { } value ? $" = {value.CSharp}" : "")));

    private void Statements(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Write(statement);
        }
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Let let:
                Line($"{(let.IsUsing || let.IsDisposed ? "using " : "")}{let.Type?.CSharp ?? "var"} {let.Name} = {let.Value.CSharp};");
                break;
            case LetAwait awaited:
                Line($"var {awaited.Name} = await {awaited.Value.CSharp};");
                break;
            case Raw raw:
                Lines(raw.Text);
                break;
            case TakeApart taken:
                Line($"var ({string.Join(", ", taken.Names)}) = {taken.Value.CSharp};");
                break;
            case Assign assign:
                Line($"{assign.Name} {assign.Operator} {assign.Value.CSharp};");
                break;
            case Do call:
                Line($"{call.Call.CSharp};");
                break;
            case Return result:
                Line($"return {result.Value.CSharp};");
                break;
            case LetIf { IsTernary: true } choice:
                Line($"var {choice.Name} = {choice.Condition.CSharp} ? {choice.Then.CSharp} : {choice.Else.CSharp};");
                break;
            case LetIf choice:
                Line($"Tensor {choice.Name};");
                Block($"if ({choice.Condition.CSharp})", () => Line($"{choice.Name} = {choice.Then.CSharp};"));
                Block("else", () => Line($"{choice.Name} = {choice.Else.CSharp};"));
                break;
            case If branch:
                Block($"if ({branch.Condition.CSharp})", () => Statements(branch.Then));
                break;
            case ForEach loop:
                Block($"foreach (var {(loop.Names.Count == 1 ? loop.Names[0] : $"({string.Join(", ", loop.Names)})")} in {loop.Sequence.CSharp})", () => Statements(loop.Body));
                break;
            case ForIndex loop:
                Block($"for (var {loop.Name} = 0; {loop.Name} < {loop.Count.CSharp}; {loop.Name}++)", () => Statements(loop.Body));
                break;
            case Inner { Body: [Return only] } inner:
                Line(inner.IsLambda
                    ? $"Func<{string.Join(", ", inner.Parameters.Select(_ => "Tensor"))}, Tensor> {inner.Name} = ({string.Join(", ", inner.Parameters.Select(parameter => parameter.Name))}) => {only.Value.CSharp};"
                    : $"Tensor {inner.Name}({Parameters(inner.Parameters)}) => {only.Value.CSharp};");
                break;
            case Inner { IsLambda: true } lambda:
                Block(
                    $"Func<{string.Join(", ", lambda.Parameters.Select(_ => "Tensor"))}, Tensor> {lambda.Name} = ({string.Join(", ", lambda.Parameters.Select(parameter => parameter.Name))}) =>",
                    () => Statements(lambda.Body),
                    ";");
                break;
            case Inner inner:
                Block($"Tensor {inner.Name}({Parameters(inner.Parameters)})", () => Statements(inner.Body));
                break;
            default:
                throw new NotSupportedException(statement.ToString());
        }
    }

    private void Block(string head, Action content, string end = "")
    {
        Line(head);
        Line("{");
        _depth++;
        content();
        _depth--;
        Line("}" + end);
    }

    private void Lines(Code? text)
    {
        foreach (var line in text?.CSharp.Split('\n') ?? [])
        {
            Line(line);
        }
    }

    private void Line(string text) => _text.Append(text.Length == 0 ? "" : new string(' ', 4 * _depth)).Append(text).Append('\n');
}
