namespace VaeLint.Torch.Tests.Styles;

/// <summary>Sums by small types, iterators and helpers of one's own.</summary>
internal static class ObjectTotals
{
    public static readonly string[] Names =
        ["own type with an operator", "fluent builder", "iterator", "helper of any number of terms", "zip of weights and terms", "logged dictionary", "nested tuple"];

    public static Code Sum(string name, Body body, Code reconstruction, Code kl)
    {
        switch (name)
        {
            case "own type with an operator":
                AddType(
                    body,
                    "Nats",
                    "public readonly record struct Nats(Tensor Value)\n{\n    public static Nats operator +(Nats left, Nats right) => new(left.Value + right.Value);\n\n    public static implicit operator Tensor(Nats nats) => nats.Value;\n}",
                    "type Nats =\n    { Value: Tensor }\n\n    static member (+)(left: Nats, right: Nats) = { Value = left.Value + right.Value }");
                var sum = body.Local(Code.Of("new Nats({0!}) + new Nats({1!})", "{ Value = {0!} } + { Value = {1!} }", reconstruction, kl), "nats", "inNats");
                return body.Style.Chance(50) ? Code.Of("((Tensor){0})", "{0}.Value", sum) : Code.Both("{0}.Value", sum);
            case "fluent builder":
                AddType(
                    body,
                    "LossBuilder",
                    "public sealed class LossBuilder\n{\n    private Tensor _total;\n\n    public LossBuilder Add(Tensor term)\n    {\n        _total = _total is null ? term : _total + term;\n        return this;\n    }\n\n    public Tensor Build() => _total;\n}",
                    "type LossBuilder() =\n    let mutable total: Tensor option = None\n\n    member this.Add(term: Tensor) =\n        total <- (match total with Some sum -> Some(sum + term) | None -> Some term)\n        this\n\n    member _.Build() = total.Value");
                return Code.Of("new LossBuilder().Add({0!}).Add({1!}).Build()", "LossBuilder().Add({0!}).Add({1!}).Build()", reconstruction, kl);
            case "iterator":
                var parts = body.Fresh("EachTerm", "AllTerms");
                var (first, second) = (body.Local(reconstruction, "firstPart", "rPart"), body.Local(kl, "secondPart", "kPart"));
                body.Statements.Add(new Raw(Code.Of("IEnumerable<Tensor> {2}()\n{\n    yield return {0!};\n    yield return {1!};\n}", "let {2} () =\n    seq {\n        yield {0!}\n        yield {1!}\n    }", first, second, new Code(parts, Calls.FSharpName(parts)))));
                return Code.Of(parts + "().Aggregate((a, b) => a + b)", $"({Calls.FSharpName(parts)} () |> Seq.reduce (+))");
            case "helper of any number of terms":
                body.Unit.Helpers.Add(new Code(
                    "private static Tensor SumOf(params Tensor[] terms)\n{\n    var sum = terms[0];\n    for (var i = 1; i < terms.Length; i++)\n    {\n        sum = sum + terms[i];\n    }\n\n    return sum;\n}",
                    "let rec private sumOf (terms: Tensor list) =\n    match terms with\n    | [] -> torch.zeros(1L)\n    | [ last ] -> last\n    | head :: tail -> head + sumOf tail"));
                return Code.Of("SumOf({0!}, {1!})", "sumOf [ {0!}; {1!} ]", reconstruction, kl);
            case "zip of weights and terms":
                return Code.Of(
                    "new[] { 1.0, 1.0 }.Zip(new[] { {0!}, {1!} }, (w, t) => w * t).Aggregate((a, b) => a + b)",
                    "(Array.map2 (fun (w: float) (t: Tensor) -> w * t) [| 1.0; 1.0 |] [| {0!}; {1!} |] |> Array.reduce (+))",
                    reconstruction, kl);
            case "logged dictionary":
                var losses = body.Local(Code.Of("new Dictionary<string, Tensor>()", "System.Collections.Generic.Dictionary<string, Tensor>()"), "losses", "logs");
                body.Statements.Add(new Raw(Code.Of(
                    "{2}[\"recon\"] = {0!};\n{2}[\"kl\"] = {1!};\nforeach (var (name, value) in {2})\n{\n    Console.Write(value.mean().ToDouble() > double.MaxValue ? $\"{name}: {value.mean().ToDouble():F4}\" : \"\");\n}\n\n{2}[\"total\"] = {2}[\"recon\"] + {2}[\"kl\"];",
                    "{2}.[\"recon\"] <- {0!}\n{2}.[\"kl\"] <- {1!}\nfor KeyValue(name, value) in {2} do\n    if value.mean().ToDouble() > Double.MaxValue then printf \"%s\" name\n{2}.[\"total\"] <- {2}.[\"recon\"] + {2}.[\"kl\"]",
                    reconstruction, kl, losses)));
                return Code.Of("{0}[\"total\"]", "{0}.[\"total\"]", losses);
            default:
                var packed = body.Fresh("packed", "weighted");
                body.Statements.Add(new Raw(Code.Of(
                    "((Tensor Recon, Tensor Kl) Terms, double Weight) {2} = (({0!}, {1!}), 1.0);", "let struct (struct ({2}Recon, {2}Kl), {2}Weight) = struct (struct ({0!}, {1!}), 1.0)", reconstruction, kl, Code.Name(packed))));
                return Code.Of("{0}.Terms.Recon + {0}.Weight * {0}.Terms.Kl", "{0}Recon + {0}Weight * {0}Kl", Code.Name(packed));
        }
    }

    private static void AddType(Body body, string name, string csharp, string fsharp) => body.Unit.Types.Add(new TypeUnit(name, Code.Both(""), []) { Contract = new Code(csharp, fsharp) });
}
