using System.Diagnostics;
using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>
/// Gives a value gradients that are known already. Nothing of the caller's is saved, so that editing it before backward is harmless, and backward never throws: an exception there would end the process.
/// The gradient has no derivative of its own; asking for one gives NaN, because 0 would be a wrong answer that nobody sees.
/// </summary>
internal sealed class PrecomputedGradient : autograd.SingleTensorFunction<PrecomputedGradient>
{
    private const string State = "state";

    /// <summary>What backward returned has to live until libtorch has taken it over, which is so at the next call on the thread.</summary>
    [ThreadStatic]
    private static List<Tensor>? _handedOver;

    private static int _secondDerivativeWasAsked;

    public override string Name => "VaeLint." + nameof(PrecomputedGradient);

    /// <summary>The value, <paramref name="rows"/> elements, with gradients of the inputs that are right where the incoming gradient is <paramref name="unit"/>. Value and gradients are disposed of.</summary>
    public static Tensor Attach(Tensor value, int rows, float unit, Tensor[] inputs, Tensor[] gradients, Fused.FusedObjective? fused = null)
    {
        ReleaseHandedOver();

        // TorchSharp makes a second tensor like the value, which nothing here reads.
        using var scope = NewDisposeScope();
        var attached = apply([.. inputs, new Attachment(value, rows, unit, inputs, gradients, fused)]).MoveToOuterDisposeScope();
        value.Dispose();
        Array.ForEach(gradients, gradient => gradient.Dispose());
        return attached;
    }

    /// <summary>Frees what waits on this thread.</summary>
    public static void ReleaseHandedOver()
    {
        _handedOver?.ForEach(tensor => tensor.Dispose());
        _handedOver?.Clear();
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var attachment = (Attachment)vars[^1];
        ctx.set_materialize_grads(false);
        ctx.save_for_backward(attachment.Gradients);
        ctx.save_data(State, attachment);
        return attachment.Value;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        ReleaseHandedOver();
        var attachment = (Attachment)ctx.get_data(State);
        var results = new Tensor?[attachment.Shapes.Length + 1];
        try
        {
            if (!grad_output.IsInvalid)
            {
                Fill(results, attachment, ctx, grad_output);
            }
        }
        catch (Exception failure)
        {
            Poison(results, attachment, failure);
        }

        grad_output.Dispose();
        foreach (var result in results)
        {
            if (result is not null)
            {
                (_handedOver ??= []).Add(result.DetachFromDisposeScope()!);
            }
        }

        return new List<Tensor>(results!);
    }

    private static void Fill(Tensor?[] results, Attachment attachment, autograd.AutogradContext context, Tensor incoming)
    {
        if (attachment.IsPoison)
        {
            throw new NotSupportedException("the gradient was differentiated again");
        }

        var isFirstOrder = !is_grad_enabled();
        using (no_grad())
        {
            var next = 0;
            var saved = context.get_saved_variables();
            var factor = attachment.FactorOf(incoming, saved);
            for (var index = 0; index < attachment.Shapes.Length; index++)
            {
                if (attachment.Shapes[index] is { } shape)
                {
                    var gradient = saved[next++];
                    results[index] = factor is null ? gradient : Multiplied(gradient, factor, attachment.Rows, shape);
                }
            }

            factor?.Dispose();
        }

        if (!isFirstOrder)
        {
            WithoutSecondDerivative(results, attachment, incoming);
        }
    }

    private static Tensor Multiplied(Tensor gradient, Tensor factor, int rows, long[] shape)
    {
        using var scope = NewDisposeScope();
        var result = (gradient.view(rows, -1) * factor.reshape(rows, 1)).view(shape).DetachFromDisposeScope();
        gradient.Dispose();
        return result;
    }

    private static void WithoutSecondDerivative(Tensor?[] results, Attachment attachment, Tensor incoming)
    {
        if (Interlocked.Exchange(ref _secondDerivativeWasAsked, 1) == 0)
        {
            Warn("a graph of the gradient was asked for; derivatives of this gradient are NaN. Pass secondOrder: true, or set the AppContext switch " + Switches.ManagedKernelsName + " to false.");
        }

        Tensor[] inputs = [incoming, .. attachment.AliveInputs()];
        for (var index = 0; index < results.Length; index++)
        {
            if (results[index] is { } gradient)
            {
                using var constant = gradient.detach();
                results[index] = apply([.. inputs, new Attachment(constant, 1, float.NaN, inputs, null)]);
                gradient.Dispose();
            }
        }
    }

    /// <summary>NaN in place of what could not be computed.</summary>
    private static void Poison(Tensor?[] results, Attachment attachment, Exception failure)
    {
        try
        {
            Warn($"a gradient is NaN: {failure.Message}");
            for (var index = 0; index < attachment.Shapes.Length; index++)
            {
                results[index] = attachment.Shapes[index] is { } shape ? attachment.NaN(shape) : null;
            }
        }
        catch (Exception)
        {
            Array.Clear(results);
        }
    }

    private static void Warn(string what)
    {
        try
        {
            Trace.TraceWarning("VaeLint: " + what);
        }
        catch (Exception)
        {
            // A listener of the program failed, in the middle of backward.
        }
    }
}
