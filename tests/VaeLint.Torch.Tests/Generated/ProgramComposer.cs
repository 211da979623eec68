using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>
/// Composes programs from the tables: KL spelling × KL reduction × KL factor × reconstruction × reconstruction factor × total × layout of the method.
/// The full product is too large, so a fixed walk takes every table at its own pace and skips what it has already written.
/// </summary>
internal static class ProgramComposer
{
    /// <summary>What the free parameter <c>beta</c> is when a program runs.</summary>
    public const double Beta = 0.37;

    private static readonly (string Pattern, AxisWeight Whole, AxisWeight KlOnly)[] Totals =
    [
        ("{0} + {1}", AxisWeight.One, AxisWeight.One),
        ("{1} + {0}", AxisWeight.One, AxisWeight.One),
        ("({0}).add({1})", AxisWeight.One, AxisWeight.One),
        ("torch.add({0}, {1})", AxisWeight.One, AxisWeight.One),
        ("({0} + {1}) / 4", 0.25 * AxisWeight.One, AxisWeight.One),
        ("({0} + {1}) / x.shape[0]", AxisWeight.One / AxisWeight.B, AxisWeight.One),
        ("-(-({0}) - {1})", AxisWeight.One, AxisWeight.One),
        ("({0}).add({1}, 0.5)", AxisWeight.One, 0.5 * AxisWeight.One),
    ];

    private static readonly string[] Layouts = ["expression", "locals", "local functions", "helpers", "accumulate"];

    public static IReadOnlyList<GeneratedProgram> Compose(int count)
    {
        var programs = new List<GeneratedProgram>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; programs.Count < count; step++)
        {
            var program = Next(step, $"P{programs.Count:D4}");
            if (seen.Add(program.Source.Replace(program.Name, string.Empty, StringComparison.Ordinal)))
            {
                programs.Add(program);
            }
        }

        return programs;
    }

    private static GeneratedProgram Next(int step, string name)
    {
        var random = new Random(step);
        var layout = new EventLayout(step % 3 == 2 ? 3 : 1);
        var spelling = KlForms.Spellings[step % KlForms.Spellings.Count];
        var klReduction = Pick(KlForms.Reductions(layout), random);
        var klFactor = Pick(KlForms.Factors(layout), random);
        var reconstruction = Pick(ReconstructionForms.All(layout), random);
        var reconstructionFactor = Pick(ReconstructionForms.Factors(layout), random);
        var total = Pick(Totals, random);
        var isPerSample = klReduction.IsPerSample || reconstruction.IsPerSample;
        var isFinallySummed = isPerSample && random.Next(2) == 0;

        var kl = new Term(
            Fill(klFactor.Pattern, Fill(klReduction.Pattern, spelling.Text)),
            klReduction.IsPerSample,
            spelling.Weight * klReduction.Weight * klFactor.Weight * total.KlOnly,
            spelling.Statements);
        var recon = new Term(Fill(reconstructionFactor.Pattern, reconstruction.Text), reconstruction.IsPerSample, reconstruction.Weight * reconstructionFactor.Weight);

        if (reconstruction.StatesRank)
        {
            recon = recon with { Statements = [.. Regex.Matches(recon.Text, @"\b(recon|logits|x)\b(?!:)").Select(match => match.Value).Distinct().Order().Select(ImageOf)] };
        }

        var (body, helpers) = Body(Pick(Layouts, random), name, recon, kl, total.Pattern, isPerSample ? isFinallySummed ? ".sum()" : ".mean()" : string.Empty);
        return new GeneratedProgram(
            name,
            $"    public static Tensor {name}({Parameters(body + helpers)})\n    {{\n{body}    }}\n{helpers}",
            reconstruction.Likelihood,
            layout.Rank,
            recon.Weight * total.Whole * FinalFactor(recon, isPerSample, isFinallySummed),
            kl.Weight * total.Whole * FinalFactor(kl, isPerSample, isFinallySummed),
            body.Contains("beta", StringComparison.Ordinal))
        {
            ReconstructionAsVectors = reconstruction.AsVectors is { } vectors && !body.Contains("x.shape[3]", StringComparison.Ordinal) && !helpers.Contains("x.shape[3]", StringComparison.Ordinal)
                ? vectors * reconstructionFactor.Weight * total.Whole * FinalFactor(recon, isPerSample, isFinallySummed)
                : null,
        };
    }

    private static string ImageOf(string tensor) => $"{tensor} = {tensor}.view({tensor}.shape[0], {tensor}.shape[1], {tensor}.shape[2], {tensor}.shape[3]);";

    /// <summary>What the last mean or sum over the batch does to a term: a scalar is broadcast, so a sum counts it B times and a mean once.</summary>
    private static AxisWeight FinalFactor(Term term, bool isPerSample, bool isFinallySummed) =>
        !isPerSample || (term.IsPerSample == isFinallySummed) ? AxisWeight.One : term.IsPerSample ? AxisWeight.One / AxisWeight.B : AxisWeight.B;

    private static (string Body, string Helpers) Body(string layout, string name, Term recon, Term kl, string total, string end)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append("        ").Append(line).Append('\n');
        var statements = string.Concat(kl.Statements.Select(statement => $" {statement}"));
        var klParameters = Parameters(kl.Text + statements);
        foreach (var statement in recon.Statements)
        {
            Line(statement);
        }

        switch (layout)
        {
            case "expression" when kl.Statements.Length == 0:
                Line($"return ({Fill(total, Grouped(recon.Text), Grouped(kl.Text))}){end};");
                return (text.ToString(), string.Empty);
            case "local functions":
                Line($"Tensor Kl() {{{statements} return {kl.Text}; }}");
                Line($"Tensor Recon() => {recon.Text};");
                Line($"return ({Fill(total, "Recon()", "Kl()")}){end};");
                return (text.ToString(), string.Empty);
            case "helpers":
                Line($"var kld = {name}Kl({Arguments(klParameters)});");
                Line($"return ({Fill(total, Grouped(recon.Text), "kld")}){end};");
                return (text.ToString(), $"    private static Tensor {name}Kl({klParameters})\n    {{\n       {statements} return {kl.Text};\n    }}\n");
            case "accumulate" when total == "{0} + {1}":
                foreach (var statement in kl.Statements)
                {
                    Line(statement);
                }

                Line($"var loss = {recon.Text};");
                Line($"loss += {kl.Text};");
                Line($"return loss{end};");
                return (text.ToString(), string.Empty);
            default:
                foreach (var statement in kl.Statements)
                {
                    Line(statement);
                }

                Line($"var reconLoss = {recon.Text};");
                Line($"var klLoss = {kl.Text};");
                Line($"var total = {Fill(total, "reconLoss", "klLoss")};");
                Line($"return total{end};");
                return (text.ToString(), string.Empty);
        }
    }

    private static string Grouped(string text) => $"({text})";

    /// <summary>Exactly the inputs the text mentions, in one order.</summary>
    private static string Parameters(string text)
    {
        string[] tensors = ["recon", "logits", "x", "mu", "logvar", "sigma", "logSigma"];
        var used = tensors.Where(name => Mentions(text, name)).Select(name => $"Tensor {name}");
        return string.Join(", ", Mentions(text, "beta") ? used.Append("double beta") : used);
    }

    private static string Arguments(string parameters) => string.Join(", ", parameters.Split(", ").Select(parameter => parameter.Split(' ')[1]));

    private static bool Mentions(string text, string name) => Regex.IsMatch(text, $@"(?<![\w.]){name}\b(?!:)");

    private static T Pick<T>(IReadOnlyList<T> table, Random random) => table[random.Next(table.Count)];

    private static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}
