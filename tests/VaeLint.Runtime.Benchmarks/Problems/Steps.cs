using VaeLint.Kernels;
using VaeLint.Runtime.Benchmarks.Harness;

namespace VaeLint.Runtime.Benchmarks.Problems;

/// <summary>One step: the value, its gradients, and everything freed.</summary>
internal static class Steps
{
    public static Variant Scoped(string key, string name, VaeBatch batch, Func<VaeBatch, Tensor> loss) => new(key, name, () =>
    {
        using (NewDisposeScope())
        {
            loss(batch).backward();
        }

        batch.ClearGradients();
    });

    public static Variant OneCall(string key, string name, VaeBatch batch, Func<VaeBatch, NegativeElbo> objective) => new(key, name, () =>
    {
        using (var elbo = objective(batch))
        {
            elbo.Loss.backward();
        }

        batch.ClearGradients();
    });

    public static Variant WithoutKernels(string key, string name, VaeBatch batch)
    {
        var step = OneCall(key, name, batch, batch => NegativeElbo.Bernoulli(batch.Output, batch.Target, batch.Mean, batch.LogVariance)).Step;
        return new(key, name, () =>
        {
            AppContext.SetSwitch(Switches.ManagedKernelsName, false);
            step();
            AppContext.SetSwitch(Switches.ManagedKernelsName, true);
        });
    }
}
