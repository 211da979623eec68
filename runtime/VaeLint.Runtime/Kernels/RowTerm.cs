using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>One of the four losses with its tensors: per row, factor · Σ of the kernel + constant · elements.</summary>
internal sealed unsafe class RowTerm(Tensor[] inputs, int parameters, delegate*<RowArguments, int, double*, int, void> sweep, double factor, double constant, double gradientFactor)
{
    /// <summary>Beyond it, squares of errors leave the range of float32 before σ² is applied.</summary>
    private const double LargestRatio = 1e6;

    private const long LargestTensor = int.MaxValue / sizeof(float);

    /// <summary>The tensors that the loss has gradients for come first.</summary>
    public Tensor[] Parameters { get; } = inputs[..parameters];

    public static RowTerm Bernoulli(Tensor logits, Tensor target) => new([logits, target], 1, &RowSweep.Run<BernoulliKernel>, 1, 0, 1);

    public static RowTerm? Gaussian(Tensor mean, Tensor target, double standardDeviation, double constant)
    {
        var precision = 1 / (standardDeviation * standardDeviation);
        return standardDeviation is >= 1 / LargestRatio and <= LargestRatio ? new([mean, target], 1, &RowSweep.Run<GaussianKernel>, 0.5 * precision, constant, precision) : null;
    }

    public static RowTerm GaussianLogVariance(Tensor mean, Tensor logVariance, Tensor target, double constant) =>
        new([mean, logVariance, target], 2, &RowSweep.Run<GaussianLogVarianceKernel>, 0.5, constant, 1);

    public static RowTerm StandardNormal(Tensor mean, Tensor logVariance) => new([mean, logVariance], 2, &RowSweep.Run<StandardNormalKernel>, 0.5, 0, 1);

    public bool Trains => is_grad_enabled() && Parameters.Any(parameter => parameter.requires_grad);

    /// <summary>All tensors are contiguous float32 on CPU with the shape of the first, none is empty, and the data asks for no gradient.</summary>
    public bool IsPlain(int batchDims)
    {
        for (var index = 0; index < inputs.Length; index++)
        {
            var tensor = inputs[index];
            if (tensor.device_type != DeviceType.CPU || tensor.dtype != ScalarType.Float32 || tensor.is_sparse || !tensor.is_contiguous()
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

    /// <summary>Writes one value per row, and returns the gradients of the parameters times <paramref name="scale"/> where they are wanted.</summary>
    public Tensor[] Evaluate(double[] values, double scale, bool withGradients)
    {
        var gradients = withGradients ? Parameters.Select(NativeTensors.NewGradient).ToArray() : [];
        var arguments = new RowArguments
        {
            First = NativeTensors.Pointer(inputs[0]),
            Second = NativeTensors.Pointer(inputs[1]),
            Third = inputs.Length > 2 ? NativeTensors.Pointer(inputs[2]) : null,
            FirstGradient = withGradients ? NativeTensors.Pointer(gradients[0]) : null,
            SecondGradient = gradients.Length > 1 ? NativeTensors.Pointer(gradients[1]) : null,
            Columns = (nint)(inputs[0].numel() / values.Length),
            Scale = (float)(scale * gradientFactor),
        };
        fixed (double* sums = values)
        {
            sweep(arguments, values.Length, sums, get_num_threads());
        }

        GC.KeepAlive(inputs);
        GC.KeepAlive(gradients);
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = (values[row] * factor) + (constant * arguments.Columns);
        }

        return gradients;
    }
}
