using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>One of the four losses with its tensors: per row, factor · Σ of the kernel + constant · elements.</summary>
internal sealed unsafe class RowTerm(
    Tensor[] inputs, int parameters, delegate*<RowArguments, int, double*, int, void> sweep, delegate*<Tensor[], (Tensor, Tensor[])> closedForm, double factor, double constant, double gradientFactor)
{
    /// <summary>Beyond it, squares of errors leave the range of float32 before σ² is applied.</summary>
    private const double LargestRatio = 1e6;

    private const long LargestTensor = int.MaxValue / sizeof(float);

    /// <summary>The tensors that the loss has gradients for come first.</summary>
    public Tensor[] Parameters { get; } = inputs[..parameters];

    /// <summary>The parameters and the data.</summary>
    public Tensor[] Inputs => inputs;

    public bool IsBernoulli { get; private init; }

    public static RowTerm Bernoulli(Tensor logits, Tensor target) => new([logits, target], 1, &RowSweep.Run<BernoulliKernel>, &ClosedForms.Bernoulli, 1, 0, 1) { IsBernoulli = true };

    public static RowTerm? Gaussian(Tensor mean, Tensor target, double standardDeviation, double constant)
    {
        var precision = 1 / (standardDeviation * standardDeviation);
        return standardDeviation is >= 1 / LargestRatio and <= LargestRatio ? new([mean, target], 1, &RowSweep.Run<GaussianKernel>, &ClosedForms.Gaussian, 0.5 * precision, constant, precision) : null;
    }

    public static RowTerm GaussianLogVariance(Tensor mean, Tensor logVariance, Tensor target, double constant) =>
        new([mean, logVariance, target], 2, &RowSweep.Run<GaussianLogVarianceKernel>, &ClosedForms.GaussianLogVariance, 0.5, constant, 1);

    public static RowTerm StandardNormal(Tensor mean, Tensor logVariance) => new([mean, logVariance], 2, &RowSweep.Run<StandardNormalKernel>, &ClosedForms.StandardNormal, 0.5, 0, 1);

    public bool Trains => is_grad_enabled() && (Parameters[0].requires_grad || Parameters[^1].requires_grad);

    /// <summary>All tensors are contiguous float32 on such a device with the shape of the first, none is empty, and the data asks for no gradient.</summary>
    public bool IsPlain(int batchDims, DeviceType device)
    {
        for (var index = 0; index < inputs.Length; index++)
        {
            var tensor = inputs[index];
            if (tensor.device_type != device || tensor.dtype != ScalarType.Float32 || tensor.is_sparse || !tensor.is_contiguous()
                || tensor.numel() is 0 or > LargestTensor || (index >= parameters && tensor.requires_grad && is_grad_enabled())
                || (index > 0 && !Tensors.Arguments.HaveSameShape(tensor, inputs[0])))
            {
                return false;
            }
        }

        return Rows(batchDims) <= int.MaxValue;
    }

    public long Rows(int batchDims)
    {
        var rows = 1L;
        for (var axis = 0; axis < batchDims; axis++)
        {
            rows *= inputs[0].size(axis);
        }

        return rows;
    }

    /// <summary>Writes one value per row, and makes the gradients of the parameters times <paramref name="scale"/> where there is room for them.</summary>
    /// <returns>The mean over the rows, of doubles: a sum beyond float32 whose mean fits is no ∞.</returns>
    public double Evaluate(Span<double> values, double scale, Span<Tensor> gradients)
    {
        for (var index = 0; index < gradients.Length; index++)
        {
            gradients[index] = NativeTensors.NewGradient(Parameters[index]);
        }

        var arguments = new RowArguments
        {
            First = NativeTensors.Pointer(inputs[0]),
            Second = NativeTensors.Pointer(inputs[1]),
            Third = inputs.Length > 2 ? NativeTensors.Pointer(inputs[2]) : null,
            FirstGradient = gradients.Length > 0 ? NativeTensors.Pointer(gradients[0]) : null,
            SecondGradient = gradients.Length > 1 ? NativeTensors.Pointer(gradients[1]) : null,
            Columns = (nint)(inputs[0].numel() / values.Length),
            Scale = (float)(scale * gradientFactor),
        };
        fixed (double* sums = values)
        {
            sweep(arguments, values.Length, sums, get_num_threads());
        }

        GC.KeepAlive(inputs);
        var sum = 0.0;
        foreach (ref var value in values)
        {
            value = (value * factor) + (constant * arguments.Columns);
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>One value per row on the inputs' device, with gradients that are right where the incoming one is <paramref name="unit"/>. Reads no value, so that nothing waits for the device.</summary>
    public Tensor EvaluateOnDevice(int batchDims, out float unit, out Tensor[] gradients)
    {
        using var without = no_grad();
        using var scope = NewDisposeScope();
        (var elements, gradients) = closedForm(inputs);
        unit = (float)(1 / gradientFactor);
        var rows = Tensors.EventAxes.Sum(elements, batchDims);
        rows = factor == 1 ? rows : rows.mul_(factor);
        rows = constant == 0 ? rows : rows.add_(constant * (inputs[0].numel() / Rows(batchDims)));
        Array.ForEach(gradients, gradient => gradient.MoveToOuterDisposeScope());
        return rows.MoveToOuterDisposeScope();
    }
}
