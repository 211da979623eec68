namespace VaeLint.Torch.Tests.Styles;

/// <summary>Terms that objects of other classes compute: behind an interface, an overridden method, or a distribution that somebody wrote.</summary>
internal static class OwnTypes
{
    /// <summary>One class implements it, and the entry only knows the contract.</summary>
    public static Code Contract(Body body, string category, bool isInterface, string function, Operand[] operands, Func<Body, Code[], Code> write)
    {
        var (contract, implementation) = isInterface ? ($"I{category}Term", $"{category}Term") : ($"{category}TermBase", $"Gaussian{category}Term");
        var nested = Elsewhere(body);
        var names = operands.Select(operand => nested.Fresh(operand.Names)).ToArray();
        var value = write(nested, [.. names.Select(Code.Name)]);
        var parameters = names.Select(name => new Parameter(name, Parameter.Tensor)).ToArray();
        var method = new Method(function, isInterface ? MethodKind.Instance : MethodKind.Override, parameters, Parameter.Tensor, [.. nested.Statements, new Return(value)]) { IsPublic = true, IsArrow = body.Style.Chance(50) };
        var signature = $"Tensor {function}({string.Join(", ", names.Select(name => "Tensor " + name))});";
        var abstraction = $"    abstract {function}: {string.Join(" * ", names.Select(name => name + ": Tensor"))} -> Tensor";
        body.Unit.Types.Add(new TypeUnit(
            implementation,
            isInterface ? Code.Of($"public sealed class {implementation} : {contract}", $"type {implementation}() =") : Code.Of($"public sealed class {implementation} : {contract}", $"type {implementation}() =\n    inherit {contract}()"),
            [method])
        {
            Contract = isInterface
                ? new Code($"public interface {contract}\n{{\n    {signature}\n}}\n", $"type {contract} =\n{abstraction}\n")
                : new Code($"public abstract class {contract}\n{{\n    public abstract {signature}\n}}\n", $"[<AbstractClass>]\ntype {contract}() =\n{abstraction}\n"),
            FSharpInterface = isInterface ? contract : null,
        });
        var type = Code.Name(contract);
        var created = Code.Of($"new {implementation}()", $"({implementation}() :> {contract})");
        Code term;
        switch (body.IsStatic ? "local" : body.Style.Any("local", "field", "constructor"))
        {
            case "field":
                term = body.Field(new Field(body.FreshMember("_term", "_divergence"), type, FieldKind.Readonly, created));
                break;
            case "constructor":
                body.Style.Use(category + " placement: injected by the constructor");
                term = body.Field(new Field(body.FreshMember("_injected", "_injectedTerm"), type, FieldKind.FromConstructor, null));
                break;
            default:
                var local = body.Fresh("term", "divergence");
                body.Statements.Add(new Let(local, created, type));
                term = Code.Name(local);
                break;
        }

        return Code.Both($"{{2}}.{function}({{0!}}, {{1!}})", operands[0].Code, operands[1].Code, term);
    }

    /// <summary>A class or record that holds the operands and computes the term of them.</summary>
    public static Code WithFields(Body body, string category, string function, Operand[] operands, Func<Body, Code[], Code> write)
    {
        var name = category == "K" ? "DiagonalGaussian" : "DecoderTerm";
        var isRecord = body.Style.Pick("own distribution", "class", "record", "record struct");
        var nested = Elsewhere(body);
        var parameters = operands.Select(operand => nested.Fresh(operand.Names)).ToArray();
        var fields = isRecord == "class" ? parameters : [.. parameters.Select(parameter => char.ToUpperInvariant(parameter[0]) + parameter[1..])];
        var value = write(nested, [.. parameters.Zip(fields, (parameter, field) => Code.Of(field, parameter))]);
        var isProperty = body.Style.Chance(40, "own distribution: property");
        var head = string.Join(", ", fields.Select(field => "Tensor " + field));
        body.Unit.Types.Add(new TypeUnit(
            name,
            Code.Of(
                $"public {(isRecord == "record struct" ? "readonly record struct" : "sealed " + isRecord)} {name}({head})",
                $"type {name}({string.Join(", ", parameters.Select(parameter => parameter + ": Tensor"))}) ="),
            [new Method(function, isProperty ? MethodKind.Property : MethodKind.Instance, [], Parameter.Tensor, [.. nested.Statements, new Return(value)]) { IsPublic = true, IsArrow = body.Style.Chance(60) }]));
        var made = Code.Of($"new {name}({{0!}}, {{1!}})", $"{name}({{0!}}, {{1!}})", operands[0].Code, operands[1].Code);
        var owner = body.Style.Chance(50) ? made : body.Local(made, "q", "posterior");
        return Code.Both(isProperty ? $"{{0}}.{function}" : $"{{0}}.{function}()", owner);
    }

    private static Body Elsewhere(Body body) => new(body.Unit, body.Style, isStatic: true) { IsElsewhere = true };
}
