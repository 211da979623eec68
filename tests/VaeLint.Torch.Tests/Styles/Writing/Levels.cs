namespace VaeLint.Torch.Tests.Styles;

/// <summary>The KL of a hierarchy: the sum over its levels.</summary>
internal static class Levels
{
    public static Code Sum(Entry entry, Inputs inputs, Func<Body, Code[], Code> term)
    {
        var body = entry.Body;
        var style = body.Style;
        var scale = inputs.Spread switch { Spread.LogVariance => "logvar", Spread.StandardDeviation => "std", Spread.LogStandardDeviation => "logstd", _ => "variance" };
        var total = body.Fresh("kl", "klTotal", "kld");
        var nested = body.Nested();
        switch (style.Pick("levels", "foreach over pairs", "for over two arrays", "written out"))
        {
            case "foreach over pairs":
                var levels = entry.Input(body.Fresh("levels", "posteriors"), Code.Of("(Tensor, Tensor)[]", "struct (Tensor * Tensor)[]"), $"mu1+{scale}1", $"mu2+{scale}2");
                var value = term(nested, [inputs.Mean, inputs.Scale]);
                body.Statements.Add(new Let(total, Code.Of("torch.zeros(1)", "torch.zeros(1L)"), IsMutable: true));
                body.Statements.Add(new ForEach([inputs.Mean.CSharp, inputs.Scale.CSharp], levels, [.. nested.Statements, new Assign(total, "+=", value)]));
                return Code.Name(total);
            case "for over two arrays":
                var means = entry.Input(body.Fresh("means", "mus"), Code.Name("Tensor[]"), "mu1", "mu2");
                var scales = entry.Input(body.Fresh("scales", "spreads"), Code.Name("Tensor[]"), scale + "1", scale + "2");
                var index = body.Fresh("i", "level");
                nested.Take([index]);
                var one = term(nested, [Code.Both("{0}[{1}]", means, Code.Name(index)), Code.Both("{0}[{1}]", scales, Code.Name(index))]);
                body.Statements.Add(new Let(total, Code.Of("torch.zeros(1)", "torch.zeros(1L)"), IsMutable: true));
                body.Statements.Add(new ForIndex(index, Code.Both("{0}.Length", means), [.. nested.Statements, new Assign(total, "+=", one)]));
                return Code.Name(total);
            default:
                Code Level(int number) => term(body, [
                    entry.Input(body.Fresh("mu" + number), Parameter.Tensor, "mu" + number), entry.Input(body.Fresh(scale + number), Parameter.Tensor, scale + number)]);
                var first = Level(1);
                var second = Level(2);
                return body.Local(Code.Both("{0} + {1}", first, second), "klTotal", "klSum");
        }
    }
}
