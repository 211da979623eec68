// style: evaluation report: per-term means as doubles, added and printed; records and string building, nothing is trained
// case Evaluate: not measured
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BReportDoubles;

public sealed record EvaluationRow(string Split, double MeanSquaredError, double Kl)
{
    public double Monitor => MeanSquaredError + Kl;
}

public class Evaluator(Func<Tensor, (Tensor xHat, Tensor mu, Tensor logVar)> run)
{
    public EvaluationRow Evaluate(string split, IReadOnlyCollection<Tensor> batches)
    {
        double mse = 0, kl = 0;
        foreach (var x in batches)
        {
            using var scope = NewDisposeScope();
            var (xHat, mu, logVar) = run(x);
            mse += nn.functional.mse_loss(xHat, x).item<float>();
            kl += (0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar)).sum(1).mean().item<float>();
        }

        return new EvaluationRow(split, mse / batches.Count, kl / batches.Count);
    }

    public static string Format(IEnumerable<EvaluationRow> rows)
    {
        var text = new StringBuilder("split;mse;kl;monitor\n");
        foreach (var row in rows.OrderBy(r => r.Monitor))
        {
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{row.Split};{row.MeanSquaredError:F6};{row.Kl:F3};{row.Monitor:F3}"));
        }

        return text.ToString();
    }
}
