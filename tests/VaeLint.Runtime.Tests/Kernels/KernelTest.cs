using System.Collections;
using System.Diagnostics;
using System.Reflection;
using TorchSharp;
using VaeLint.Kernels;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

/// <summary>Base of the tests of the kernels: they are on, whatever the process was started with.</summary>
public abstract class KernelTest : TorchTest, IDisposable
{
    private readonly bool _before = Switches.ManagedKernels;

    protected KernelTest() => AppContext.SetSwitch(Switches.ManagedKernelsName, true);

    /// <summary>Nodes of autograd that TorchSharp keeps for functions written in managed code.</summary>
    internal static int AliveNodes
    {
        get
        {
            var node = typeof(autograd).GetNestedType("Node", BindingFlags.NonPublic)!;
            return ((ICollection)node.GetField("AliveNodes", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).Count;
        }
    }

    public void Dispose()
    {
        set_num_threads(1);
        AppContext.SetSwitch(Switches.ManagedKernelsName, _before);
        GC.SuppressFinalize(this);
    }

    /// <summary>What the constructor does, for a method that runs in a child.</summary>
    internal static void StartChild()
    {
        TorchRuntime.Require();
        manual_seed(1);
        AppContext.SetSwitch(Switches.ManagedKernelsName, true);
    }

    /// <summary>The same by libtorch.</summary>
    internal static T Composed<T>(Func<T> call)
    {
        AppContext.SetSwitch(Switches.ManagedKernelsName, false);
        try
        {
            return call();
        }
        finally
        {
            AppContext.SetSwitch(Switches.ManagedKernelsName, true);
        }
    }

    internal static string TracedBy(Action action)
    {
        using var text = new StringWriter();
        using var listener = new TextWriterTraceListener(text);
        Trace.Listeners.Add(listener);
        try
        {
            action();
        }
        finally
        {
            Trace.Listeners.Remove(listener);
        }

        return text.ToString();
    }

    /// <summary>A leaf of the same values.</summary>
    internal static Tensor Leaf(Tensor values) => values.detach().clone().requires_grad_();

    /// <summary>The tensor has a managed node, which only the kernels make.</summary>
    internal static bool IsFromKernel(Func<Tensor> call)
    {
        using var scope = NewDisposeScope();

        // Nodes of earlier tests may be finalised at any time.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = AliveNodes;
        call();
        return AliveNodes > before;
    }
}
