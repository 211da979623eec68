using VaeLint.Kernels;

namespace VaeLint.Runtime.Benchmarks.Problems;

/// <summary>A kernel without libtorch around it, on memory that was touched before.</summary>
internal sealed unsafe class WarmBuffers(VaeBatch batch)
{
    private readonly Tensor _firstGradient = NativeTensors.NewGradient(batch.Output).zero_();
    private readonly Tensor _secondGradient = NativeTensors.NewGradient(batch.Output).zero_();
    private readonly double[] _sums = new double[batch.Batch];

    /// <summary>Output and target, one gradient.</summary>
    public void Run<TKernel>()
        where TKernel : struct, IRowKernel => Run<TKernel>(batch.Target, null, null);

    /// <summary>Output, its log-variance and the target, two gradients.</summary>
    public void RunWithLogVariance<TKernel>()
        where TKernel : struct, IRowKernel => Run<TKernel>(batch.OutputLogVariance, batch.Target, _secondGradient);

    private void Run<TKernel>(Tensor second, Tensor? third, Tensor? secondGradient)
        where TKernel : struct, IRowKernel
    {
        var arguments = new RowArguments
        {
            First = NativeTensors.Pointer(batch.Output),
            Second = NativeTensors.Pointer(second),
            Third = third is null ? null : NativeTensors.Pointer(third),
            FirstGradient = NativeTensors.Pointer(_firstGradient),
            SecondGradient = secondGradient is null ? null : NativeTensors.Pointer(secondGradient),
            Columns = (nint)(batch.Output.numel() / _sums.Length),
            Scale = 1f / _sums.Length,
        };
        fixed (double* sums = _sums)
        {
            RowSweep.Run<TKernel>(arguments, _sums.Length, sums, get_num_threads());
        }
    }
}
