namespace VaeLint.Torch.Tests.Styles;

/// <summary>What the entry does with the loss.</summary>
internal static class Outputs
{
    public static Method Write(Entry entry, Style style, Code total)
    {
        var body = entry.Body;
        var isScoped = body.Statements.OfType<Let>().Any(let => let.IsUsing);
        var type = Parameter.Tensor;
        var isAsync = false;
        if (isScoped && !style.Chance(50, "dispose scope: moved at the return"))
        {
            total = Code.Both("{0}.MoveToOuterDisposeScope()", total);
            isScoped = false;
        }

        switch (entry.IsAsync ? style.Pick("output", "async") : style.Pick("output", "returned", "returned", "returned", "local, then returned", "tuple", "logged", "async", "backward", "dictionary", "checked for NaN", "measured without gradients"))
        {
            case "local, then returned":
                total = body.Local(total, "loss", "objective", "result");
                break;
            case "tuple":
                total = body.Local(total, "loss", "objective");
                total = isScoped
                    ? Code.Of("({0}.MoveToOuterDisposeScope(), {0}.detach())", "struct ({0}.MoveToOuterDisposeScope(), {0}.detach())", total)
                    : Code.Of("({0}, {0}.detach())", "struct ({0}, {0}.detach())", total);
                isScoped = false;
                type = Code.Of("(Tensor, Tensor)", "struct (Tensor * Tensor)");
                break;
            case "logged":
                total = body.Local(total, "loss", "objective");
                body.Statements.Add(new Do(Code.Of("Console.Write({0}.detach().ToDouble() > double.MaxValue ? \"diverged\" : \"\")", "printf \"%s\" (if {0}.detach().ToDouble() > Double.MaxValue then \"diverged\" else \"\")", total)));
                break;
            case "dictionary":
                total = body.Local(total, "loss", "objective");
                var moved = isScoped ? Code.Both("{0}.MoveToOuterDisposeScope()", total) : total;
                isScoped = false;
                type = Code.Of("Dictionary<string, Tensor>", "System.Collections.Generic.Dictionary<string, Tensor>");
                total = Code.Of("new Dictionary<string, Tensor> { [\"loss\"] = {0!}, [\"logged\"] = {1}.detach() }", "System.Collections.Generic.Dictionary<string, Tensor>(dict [ \"loss\", {0!}; \"logged\", {1}.detach() ])", moved, total);
                break;
            case "checked for NaN":
                total = body.Local(total, "loss", "objective");
                body.Statements.Add(new Raw(Code.Of(
                    "if (double.IsNaN({0}.detach().ToDouble()))\n{\n    throw new InvalidOperationException($\"loss is {{0}.detach().ToDouble():F3}\");\n}", "if Double.IsNaN({0}.detach().ToDouble()) then\n    failwith \"loss is NaN\"", total)));
                break;
            case "measured without gradients":
                total = body.Local(total, "loss", "objective");
                body.Statements.Add(new Raw(Code.Of(
                    "using (torch.no_grad())\n{\n    Console.Write({0}.ToDouble() > double.MaxValue ? \"diverged\" : \"\");\n}", "do\n    use _ = torch.no_grad()\n    printf \"%s\" (if {0}.ToDouble() > Double.MaxValue then \"diverged\" else \"\")", total)));
                break;
            case "async":
                isAsync = true;
                body.Statements.Add(new Do(Code.Of("await Task.Yield()", "do! Task.CompletedTask")));
                type = Code.Of("Task<Tensor>", "Task<Tensor>");
                break;
            case "backward":
                var optimizer = entry.Input(body.Fresh("optimizer", "adam"), Code.Of("optim.Optimizer", "torch.optim.Optimizer"), "optimizer");
                total = body.Local(total, "loss", "objective");
                body.Statements.Add(new Do(Code.Both("{0}.zero_grad()", optimizer)));
                body.Statements.Add(new Do(Code.Both("{0}.backward()", total)));
                body.Statements.Add(new Do(Code.Of("{0}.step()", "{0}.step() |> ignore", optimizer)));
                if (body.Style.Constructs.Contains("input: model call") && body.Style.Chance(60, "output: epoch loop with a running total") && entry.Batches("target") is { } batch)
                {
                    total = Epoch(body, batch, entry.Loop!.Value.Sequence, total);
                    type = Parameter.Double;
                    break;
                }

                total = Code.Both("{0}.detach()", total);
                isScoped = body.Statements.OfType<Let>().Any(let => let.IsUsing);
                break;
        }

        if (isScoped && type != Parameter.Double)
        {
            total = Code.Both("{0}.MoveToOuterDisposeScope()", total);
        }

        body.Statements.Add(new Return(total));
        var parameters = entry.Parameters.Select(parameter => parameter.Parameter).ToArray();
        var unit = body.Unit;
        var isModule = unit.Kind == ClassKind.Instance && !isAsync && type == Parameter.Tensor && parameters.Length is > 1 and < 7
            && parameters.All(parameter => parameter.Type == Parameter.Tensor && parameter.Default is null) && style.Chance(60, "class: nn.Module");
        unit.Kind = isModule ? ClassKind.Module : unit.Kind;
        var name = isModule ? "forward" : body.FreshMember("Loss", "ComputeLoss", "Step", "NegativeElbo");
        var kind = isModule ? MethodKind.Override : unit.Kind == ClassKind.Static ? MethodKind.Static : MethodKind.Instance;
        var method = new Method(name, kind, parameters, type, body.Statements) { IsPublic = true, IsAsync = isAsync, IsArrow = true };
        unit.Methods.Add(method);
        return method;
    }

    /// <summary>Everything so far runs once for each batch; the values of the loss are added up for the log.</summary>
    private static Code Epoch(Body body, string batch, Code batches, Code loss)
    {
        var sum = body.Fresh("epochLoss", "running", "trainLoss");
        var statements = body.Statements.Append(new Assign(sum, "+=", Code.Both("{0}.ToDouble()", loss))).ToArray();
        body.Statements.Clear();
        body.Statements.Add(new Let(sum, Code.Number(0), IsMutable: true) { Type = Parameter.Double });
        body.Statements.Add(new ForEach([batch], batches, statements));
        return Code.Name(sum);
    }
}
