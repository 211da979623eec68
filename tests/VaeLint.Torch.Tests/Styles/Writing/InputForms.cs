using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>The four tensors as the entry has them; of a hierarchy the mean and the spread belong to the levels.</summary>
internal sealed record Inputs(Code Output, Code Target, Code Mean, Code Scale, int EventRank, Spread Spread)
{
    /// <summary>Output and target of a second modality.</summary>
    public (Code Output, Code Target)? Second { get; init; }
}

/// <summary>Ways in which the tensors reach the method that computes the loss.</summary>
internal static class InputForms
{
    public static Inputs Draw(Entry entry, LossSpec spec, Spread spread, string outputName, string targetName, string meanName, string scaleName)
    {
        var inputs = Received(entry, spec, spread, outputName, targetName, meanName, scaleName);
        var body = entry.Body;
        if (spec.Levels == 1 && spread == Spread.LogVariance && body.Style.Chance(6, "clamped log-variance"))
        {
            inputs = inputs with { Scale = body.Local(Code.Of("{0}.clamp(-30, 20)", "{0}.clamp((-30.0).ToScalar(), 20.0.ToScalar())", inputs.Scale), "clamped", "safeLogVar") };
        }

        if (spec.IsEventViewed)
        {
            // Whoever reads this knows the size of an event.
            var size = spec.EventRank == 3 ? ImageView(body, spec, inputs.Target) : body.Style.Pick("view of a known size", "-1, 784", "shape[0], 784", "-1, const", "-1, product") switch
            {
                "-1, 784" => Code.Both("%-1, %784"),
                "shape[0], 784" => Code.Of("{0}.shape[0], 784", "{0}.shape[0], 784L", inputs.Target),
                "-1, product" => Code.Of("-1, 28 * 28", "-1L, 28L * 28L"),
                _ => Code.Of("-1, {0}", "-1L, int64 {0}", body.Field(new Field(body.FreshMember("Pixels", "InputDim"), Parameter.Int, FieldKind.Const, Code.Name("784")))),
            };
            var viewed = body.Local(Code.Both("{0}.view({1!})", inputs.Output, size), "viewedRecon", "outputRows");
            var viewedTarget = body.Local(Code.Both("{0}.view({1!})", inputs.Target, size), "viewedTarget", "targetRows");
            return inputs with { Output = viewed, Target = viewedTarget, EventRank = size.CSharp.Count(letter => letter == ',') };
        }

        if (body.Style.Chance(8, "moved to a device"))
        {
            var device = entry.Input(body.Fresh("device", "onDevice"), Code.Of("Device", "torch.Device"), "device");
            inputs = inputs with { Target = body.Local(Code.Of("{0}.to({1!})", "{0}.``to``({1!})", inputs.Target, device), "onTarget", "movedTarget") };
        }

        if (spec.EventRank == 1 || spec.Recipe.Reconstruction == Footing.Partial || !body.Style.Chance(35))
        {
            return inputs;
        }

        // A flattened event is a vector from here on.
        var flatten = body.Style.Pick("flattened first",
            ("flatten(1)", Code.Of("{0}.flatten(1)", "{0}.flatten(1L)", inputs.Output)),
            ("view(batch, -1)", Code.Of("{0}.view({0}.shape[0], -1)", "{0}.view({0}.shape[0], -1L)", inputs.Output)),
            ("reshape(batch, -1)", Code.Of("{0}.reshape({0}.size(0), -1)", "{0}.reshape({0}.size(0), -1L)", inputs.Output)));
        var output = body.Local(flatten, "flatRecon", "outputFlat");
        var target = body.Local(body.Style.Any(
            Code.Of("{0}.flatten(1)", "{0}.flatten(1L)", inputs.Target), Code.Of("{0}.view({0}.shape[0], -1)", "{0}.view({0}.shape[0], -1L)", inputs.Target)), "flatTarget", "targetFlat");
        return inputs with { Output = output, Target = target, EventRank = 1 };
    }

    /// <summary>Images keep their axes, or become rows.</summary>
    private static Code ImageView(Body body, LossSpec spec, Code target)
    {
        var axes = spec.ConstantAxes;
        var side = axes[1];
        return body.Style.Pick("view of a known size", "-1, 3, 64, 64", "shape[0], 3, 64, 64", "-1, C, S, S", "-1, 12288", "-1, 3 * 64 * 64") switch
        {
            "-1, 3, 64, 64" => Code.Both($"%-1, %{axes[0]}, %{side}, %{side}"),
            "shape[0], 3, 64, 64" => Code.Both($"{{0}}.shape[0], %{axes[0]}, %{side}, %{side}", target),
            "-1, 12288" => Code.Both($"%-1, %{spec.ConstantEvent}"),
            "-1, 3 * 64 * 64" => Code.Both($"%-1, %{axes[0]} * %{side} * %{side}"),
            _ => Sides(body, axes[0], side),
        };
    }

    private static Code Sides(Body body, long channels, long side)
    {
        Code Constant(long value, params string[] names) => body.Field(new Field(body.FreshMember(names), Parameter.Int, FieldKind.Const, Code.Name(value.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return Code.Of("-1, {0}, {1}, {1}", "-1L, int64 {0}, int64 {1}, int64 {1}", Constant(channels, "Channels", "Planes"), Constant(side, "Side", "ImageSide"));
    }

    private static Inputs Received(Entry entry, LossSpec spec, Spread spread, string outputName, string targetName, string meanName, string scaleName)
    {
        var body = entry.Body;
        var output = spec.Likelihood == Likelihood.BernoulliLogits ? "logits" : "recon";
        var scale = spread switch { Spread.LogVariance => "logvar", Spread.StandardDeviation => "std", Spread.LogStandardDeviation => "logstd", _ => "variance" };
        (string outputLocal, string targetLocal, string meanLocal, string scaleLocal) = (body.Fresh(outputName), body.Fresh(targetName), body.Fresh(meanName), body.Fresh(scaleName));
        Inputs All(Code o, Code t, Code m, Code s) => new(o, t, m, s, spec.EventRank, spread);
        if (spec.Levels > 1 || spec.Modalities > 1)
        {
            var part = spec.Modalities > 1 ? "1" : "";
            var first = All(entry.Input(outputLocal, Parameter.Tensor, output + part), entry.Input(targetLocal, Parameter.Tensor, "target" + part), Code.Name(meanLocal), Code.Name(scaleLocal));
            if (spec.Modalities > 1)
            {
                (string secondOutput, string secondTarget) = (body.Fresh("audioRecon", "recon2", "captionRecon"), body.Fresh("audio", "x2", "caption"));
                first = first with { Second = (entry.Input(secondOutput, Parameter.Tensor, output + "2"), entry.Input(secondTarget, Parameter.Tensor, "target2")) };
            }

            if (spec.Levels == 1)
            {
                entry.Input(meanLocal, Parameter.Tensor, "mu");
                entry.Input(scaleLocal, Parameter.Tensor, scale);
            }

            return first;
        }

        switch (body.Style.Pick("input", "parameters", "parameters", "parameters", "tuple of the posterior", "record of the outputs", "model call", "array of outputs", "record of the posterior", "dictionary of the batch", "dictionary of the outputs"))
        {
            case "dictionary of the batch":
                var batch = entry.Input(body.Fresh("batch", "sample"), Code.Of("Dictionary<string, Tensor>", "System.Collections.Generic.Dictionary<string, Tensor>"), "data");
                var received = (entry.Input(outputLocal, Parameter.Tensor, output), entry.Input(meanLocal, Parameter.Tensor, "mu"), entry.Input(scaleLocal, Parameter.Tensor, scale));
                body.Statements.Add(new Let(targetLocal, Code.Of("{0}[\"data\"]", "{0}.[\"data\"]", batch)));
                return All(received.Item1, Code.Name(targetLocal), received.Item2, received.Item3);
            case "dictionary of the outputs":
                var named = entry.Input(body.Fresh("outputs", "heads"), Code.Of("IReadOnlyDictionary<string, Tensor>", "System.Collections.Generic.IReadOnlyDictionary<string, Tensor>"), "heads", output, "mu", scale);
                var given = entry.Input(targetLocal, Parameter.Tensor, "target");
                body.Statements.Add(new Let(outputLocal, Code.Of("{0}[\"recon\"]", "{0}.[\"recon\"]", named)));
                body.Statements.Add(new Let(meanLocal, Code.Of("{0}[\"mu\"]", "{0}.[\"mu\"]", named)));
                body.Statements.Add(new Let(scaleLocal, Code.Of("{0}[\"spread\"]", "{0}.[\"spread\"]", named)));
                return All(Code.Name(outputLocal), given, Code.Name(meanLocal), Code.Name(scaleLocal));
            case "tuple of the posterior":
                var posterior = entry.Input(body.Fresh("posterior", "encoded", "q"), Code.Of("(Tensor, Tensor)", "struct (Tensor * Tensor)"), "mu", scale);
                var inputs = All(entry.Input(outputLocal, Parameter.Tensor, output), entry.Input(targetLocal, Parameter.Tensor, "target"), Code.Name(meanLocal), Code.Name(scaleLocal));
                body.Statements.Add(new TakeApart([meanLocal, scaleLocal], posterior));
                return inputs;
            case "record of the outputs":
                body.Unit.Records.Add(new RecordType("VaeOutput", [new("Recon", Parameter.Tensor), new("Mu", Parameter.Tensor), new("Spread", Parameter.Tensor)]));
                var result = entry.Input(body.Fresh("result", "outputs", "vae"), Code.Name("VaeOutput"), output, "mu", scale);
                return All(Code.Both("{0}.Recon", result), entry.Input(targetLocal, Parameter.Tensor, "target"), Code.Both("{0}.Mu", result), Code.Both("{0}.Spread", result));
            case "record of the posterior":
                body.Unit.Records.Add(new RecordType("Posterior", [new("Mean", Parameter.Tensor), new("Scale", Parameter.Tensor)]));
                var q = entry.Input(body.Fresh("posterior", "q"), Code.Name("Posterior"), "mu", scale);
                return All(entry.Input(outputLocal, Parameter.Tensor, output), entry.Input(targetLocal, Parameter.Tensor, "target"), Code.Both("{0}.Mean", q), Code.Both("{0}.Scale", q));
            case "model call":
                var model = entry.Input(body.Fresh("model", "vae"), Code.Of("Module<Tensor, (Tensor, Tensor, Tensor)>", "torch.nn.Module<Tensor, struct (Tensor * Tensor * Tensor)>"), output, "mu", scale);
                var target = entry.Input(targetLocal, Parameter.Tensor, "target");
                body.Statements.Add(new TakeApart([outputLocal, meanLocal, scaleLocal], Code.Both(body.Style.Any("{0}.forward({1!})", "{0}.call({1!})"), model, target)));
                return All(Code.Name(outputLocal), target, Code.Name(meanLocal), Code.Name(scaleLocal));
            case "array of outputs":
                var array = entry.Input(body.Fresh("outputs", "tensors"), Code.Name("Tensor[]"), output, "mu", scale);
                return All(Code.Both("{0}[0]", array), entry.Input(targetLocal, Parameter.Tensor, "target"), Code.Both("{0}[1]", array), Code.Both("{0}[2]", array));
            default:
                return All(
                    entry.Input(outputLocal, Parameter.Tensor, output), entry.Input(targetLocal, Parameter.Tensor, "target"),
                    entry.Input(meanLocal, Parameter.Tensor, "mu"), entry.Input(scaleLocal, Parameter.Tensor, scale));
        }
    }
}
