using static TorchSharp.torch;

namespace VaeLint.Probing;

/// <summary>The gradients of a loss at one set of values: exact, or the means of several groups of runs, whose spread is the standard error.</summary>
internal sealed class GradientEstimate
{
    private const int Groups = 20;
    private readonly Dictionary<ProbeRole, double[][]> _groups;

    private GradientEstimate(ProbeValues values, Dictionary<ProbeRole, double[][]> groups, int runs)
    {
        Values = values;
        _groups = groups;
        Runs = runs;
    }

    public ProbeValues Values { get; }

    public int Runs { get; }

    /// <summary>The gradient by group; one group where all runs agree. Null where the loss never read the role.</summary>
    public double[][]? this[ProbeRole role] => _groups.GetValueOrDefault(role);

    /// <summary>One run, or two with opposite noise where the loss reads a sample of the posterior.</summary>
    public static GradientEstimate Exact(Func<ProbeBatch, Tensor> loss, ProbeValues values, bool readsSample)
    {
        var group = Average(loss, values, 0, readsSample ? 2 : 1);
        return new GradientEstimate(values, group.ToDictionary(pair => pair.Key, pair => new[] { pair.Value }), readsSample ? 2 : 1);
    }

    /// <summary>The average over many runs, in groups.</summary>
    public static GradientEstimate Averaged(Func<ProbeBatch, Tensor> loss, ProbeValues values, int runs)
    {
        var size = Math.Max(2, (runs / Groups) + (runs / Groups % 2));
        var groups = Enumerable.Range(0, Groups).Select(group => Average(loss, values, group * size, size)).ToArray();
        var roles = groups.SelectMany(group => group.Keys).Distinct();
        return new GradientEstimate(values, roles.ToDictionary(role => role, role => Collapse([.. groups.Where(group => group.ContainsKey(role)).Select(group => group[role])])), size * Groups);
    }

    private static Dictionary<ProbeRole, double[]> Average(Func<ProbeBatch, Tensor> loss, ProbeValues values, int first, int count)
    {
        var sums = new Dictionary<ProbeRole, double[]>();
        for (var run = first; run < first + count; run++)
        {
            foreach (var (role, gradient) in LossRun.Of(loss, values, run).Gradients)
            {
                var sum = sums.TryGetValue(role, out var known) ? known : sums[role] = new double[gradient.Length];
                for (var index = 0; index < gradient.Length; index++)
                {
                    sum[index] += gradient[index] / count;
                }
            }
        }

        return sums;
    }

    /// <summary>A gradient that no random number reaches is exact, although the loss is not.</summary>
    private static double[][] Collapse(double[][] groups)
    {
        var scale = groups[0].Select(Math.Abs).DefaultIfEmpty(0).Max();
        var isSame = groups.All(group => !group.Where((value, index) => !(Math.Abs(value - groups[0][index]) <= 1e-9 * scale)).Any());
        return isSame ? [groups[0]] : groups;
    }
}
