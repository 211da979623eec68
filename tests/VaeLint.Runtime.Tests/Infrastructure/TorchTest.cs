using TorchSharp;
using VaeLint.Kernels;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>Base of every test class: libtorch must load, and random numbers start from the same seed.</summary>
public abstract class TorchTest
{
    protected TorchTest()
    {
        TorchRuntime.Require();
        torch.manual_seed(20240607);

        // Or what an earlier test left on this thread would be freed while a test counts.
        PrecomputedGradient.ReleaseHandedOver();
    }
}
