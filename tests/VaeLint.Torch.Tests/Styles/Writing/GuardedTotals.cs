namespace VaeLint.Torch.Tests.Styles;

/// <summary>Sums inside of statements that guard them: locks, handlers, patterns and checks.</summary>
internal static class GuardedTotals
{
    public static readonly string[] Names =
        ["try finally", "try catch", "lock", "matched tuple", "pattern of both", "skipped when not finite", "while loop", "lazy", "holder", "function that accumulates", "waited for", "option expression"];

    public static Code Sum(string name, Body body, Code reconstruction, Code kl)
    {
        var total = Code.Name(body.Fresh("total", "loss", "lossSum"));
        switch (name)
        {
            case "try finally":
                Write(body, "Tensor {2};\ntry\n{\n    {2} = {0} + {1};\n}\nfinally\n{\n    Console.Write(\"\");\n}", "let {2} =\n    try\n        {0} + {1}\n    finally\n        printf \"\"", reconstruction, kl, total);
                return total;
            case "try catch":
                Write(
                    body,
                    "Tensor {2};\ntry\n{\n    {2} = {0} + {1};\n}\ncatch (InvalidOperationException)\n{\n    throw;\n}",
                    "let {2} =\n    try\n        {0} + {1}\n    with :? InvalidOperationException -> failwith \"diverged\"",
                    reconstruction, kl, total);
                return total;
            case "lock":
                body.Unit.Helpers.Add(new Code("private static readonly object Gate = new();", "let private gate = obj ()"));
                var (r, k) = Bound(body, reconstruction, kl);
                Write(body, "Tensor {2};\nlock (Gate)\n{\n    {2} = {0} + {1};\n}", "let {2} = lock gate (fun () -> {0} + {1})", r, k, total);
                return total;
            case "matched tuple":
                return Code.Of("({0!}, {1!}) switch { var (r, k) => r + k }", "(match {0!}, {1!} with (r, k) -> r + k)", reconstruction, kl);
            case "pattern of both":
                var (left, right) = (Code.Name(body.Fresh("someRecon", "reconPart2")), Code.Name(body.Fresh("someKl", "klPart2")));
                Write(
                    body,
                    "if (({0!}, {1!}) is not (Tensor {2}, Tensor {3}))\n{\n    throw new InvalidOperationException(\"a term is missing\");\n}",
                    "let struct ({2}, {3}) =\n    match Option.ofObj ({0!}), Option.ofObj ({1!}) with\n    | Some r, Some k -> struct (r, k)\n    | _ -> failwith \"a term is missing\"",
                    reconstruction, kl, left, right);
                return Code.Both("{0} + {1}", left, right);
            case "skipped when not finite":
                var (finiteR, finiteK) = Bound(body, reconstruction, kl);
                Write(
                    body,
                    "var {2} = {0!};\nif ({1}.isfinite().all().ToBoolean())\n{\n    {2} = {2} + {1};\n}",
                    "let {2} = if {1}.isfinite().all().ToBoolean() then {0} + {1} else {0!}",
                    finiteR, finiteK, total);
                return total;
            case "while loop":
                var (parts, index) = (Code.Name(body.Fresh("allTerms", "parts")), Code.Name(body.Fresh("at", "position")));
                Write(
                    body,
                    "var {3} = new[] { {0!}, {1!} };\nvar {2} = torch.zeros(1);\nvar {4} = 0;\nwhile ({4} < {3}.Length)\n{\n    {2} = {2} + {3}[{4}];\n    {4}++;\n}",
                    "let {3} = [| {0!}; {1!} |]\nlet mutable {2} = torch.zeros(1L)\nlet mutable {4} = 0\nwhile {4} < {3}.Length do\n    {2} <- {2} + {3}[{4}]\n    {4} <- {4} + 1",
                    reconstruction, kl, total, parts, index);
                return total;
            case "lazy":
                var (strict, delayed) = Bound(body, reconstruction, kl);
                Write(body, "var {2} = new Lazy<Tensor>(() => {1!});", "let {2} = lazy ({1!})", strict, delayed, total);
                return Code.Both("{0} + {1}.Value", strict, total);
            case "holder":
                Write(body, "var {2} = new Tensor[1];\n{2}[0] = {0!};\n{2}[0] += {1!};", "let {2} = ref ({0!})\n{2}.Value <- {2}.Value + {1}", reconstruction, kl, total);
                return Code.Of("{0}[0]", "{0}.Value", total);
            case "function that accumulates":
                var add = body.Fresh("Add", "Include");
                Write(
                    body,
                    "var {2} = torch.zeros(1);\nvoid {3}(Tensor t) => {2} = {2} + t;\n{3}({0!});\n{3}({1!});",
                    "let {2} = ref (torch.zeros(1L))\nlet {3} (t: Tensor) = {2}.Value <- {2}.Value + t\n{3} ({0!})\n{3} ({1!})",
                    reconstruction, kl, total, new Code(add, Calls.FSharpName(add)));
                return Code.Of("{0}", "{0}.Value", total);
            case "waited for":
                var (own, other) = Bound(body, reconstruction, kl);
                return Code.Of("{0} + Task.Run(() => {1!}).Result", "{0} + (async { return {1!} } |> Async.RunSynchronously)", own, other);
            default:
                const string builder = "OptionBuilder";
                body.Unit.Helpers.Add(new Code(
                    "private static Tensor? Both(Tensor? first, Tensor? second) => first is { } r && second is { } k ? r + k : null;",
                    $"type {builder}() =\n    member _.Bind(value, next) = Option.bind next value\n    member _.Return(value) = Some value\n\nlet private option = {builder}()"));
                var (someR, someK) = Bound(body, reconstruction, kl);
                Write(body, "var {2} = Both({0!}, {1!});", "let {2} =\n    option {\n        let! r = Some({0!})\n        let! k = Some({1!})\n        return r + k\n    }", someR, someK, total);
                return Code.Of("{0}", "{0}.Value", total);
        }
    }

    /// <summary>F# closures do not capture what is mutable.</summary>
    private static (Code Reconstruction, Code Kl) Bound(Body body, Code reconstruction, Code kl) => (body.Local(reconstruction, "distortionTerm", "first"), body.Local(kl, "rateTerm", "second"));

    private static void Write(Body body, string csharp, string fsharp, params Code[] operands) => body.Statements.Add(new Raw(Code.Of(csharp, fsharp, operands)));
}
