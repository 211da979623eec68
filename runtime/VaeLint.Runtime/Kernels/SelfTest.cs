using System.Diagnostics;

namespace VaeLint.Kernels;

/// <summary>Once per process, the kernels against closed forms in double. A difference turns them off.</summary>
internal static unsafe class SelfTest
{
    private const int Rows = 3;
    private const int Columns = 37;
    private const double Scale = 0.5;

    private static readonly Lazy<bool> Result = new(Run);

    public static bool Passes => Result.Value;

    private static bool Run()
    {
        try
        {
            if (Agrees<BernoulliKernel>(1, (a, x, _) => (Softplus(a) - (a * x), Sigmoid(a) - x, 0))
                && Agrees<GaussianKernel>(1, (m, x, _) => ((m - x) * (m - x), m - x, 0))
                && Agrees<GaussianLogVarianceKernel>(2, (m, v, x) => (v + (Math.Pow(m - x, 2) * Math.Exp(-v)), (m - x) * Math.Exp(-v), (1 - (Math.Pow(m - x, 2) * Math.Exp(-v))) / 2))
                && Agrees<StandardNormalKernel>(2, (m, v, _) => ((m * m) + Math.Exp(v) - 1 - v, m, (Math.Exp(v) - 1) / 2)))
            {
                return true;
            }

            Trace.TraceWarning("VaeLint: the kernels do not give the right numbers on this machine; libtorch computes the losses.");
        }
        catch (Exception failure)
        {
            Trace.TraceWarning($"VaeLint: the kernels do not run on this machine; libtorch computes the losses. {failure.Message}");
        }

        return false;
    }

    private static bool Agrees<TKernel>(int parameters, Func<double, double, double, (double Value, double First, double Second)> closedForm)
        where TKernel : struct, IRowKernel
    {
        const int Elements = Rows * Columns;
        var numbers = new float[5 * Elements];
        for (var index = 0; index < 3 * Elements; index++)
        {
            numbers[index] = (float)(3 * Math.Sin(index * 1.7));
        }

        var sums = stackalloc double[Rows];
        fixed (float* data = numbers)
        {
            var arguments = new RowArguments
            {
                First = data, Second = data + Elements, Third = data + (2 * Elements), FirstGradient = data + (3 * Elements), SecondGradient = data + (4 * Elements),
                Columns = Columns, Scale = (float)Scale,
            };
            RowSweep.Run<TKernel>(arguments, Rows, sums, threads: 1);
        }

        var agrees = true;
        for (var row = 0; row < Rows; row++)
        {
            var expected = 0.0;
            for (var index = row * Columns; index < (row + 1) * Columns; index++)
            {
                var (value, first, second) = closedForm(numbers[index], numbers[index + Elements], numbers[index + (2 * Elements)]);
                expected += value;
                agrees &= Near(numbers[index + (3 * Elements)], first * Scale) && (parameters == 1 || Near(numbers[index + (4 * Elements)], second * Scale));
            }

            agrees &= Near(sums[row], expected);
        }

        return agrees;
    }

    private static bool Near(double value, double expected) => Math.Abs(value - expected) <= 1e-5 * Math.Max(1, Math.Abs(expected));

    private static double Softplus(double value) => Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value)));

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
}
