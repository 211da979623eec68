using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core;

/// <summary>Which members have to be evaluated although they add no tensors themselves: those that call a method which leaves its loss open.</summary>
public sealed class OpenCallees(IIrProgram program, LossAnalysis analysis)
{
    private readonly TensorSums _sums = new(program);

    public bool AreCalledBy(IrBody body, CancellationToken cancellation) => TensorSums.CalleesOf(body).Any(callee => IsOpen(callee, cancellation));

    // What a constructor adds up stays in the object, where any caller may find it.
    private bool IsOpen(MethodRef method, CancellationToken cancellation)
    {
        var callee = method.IsAbstract ? program.ResolveSingleImplementation(method) : method;
        return callee is { IsSource: true }
            && _sums.IsReachableFrom(callee, cancellation)
            && (callee.IsConstructor && _sums.HasOwn(callee) || analysis.HasOpenResult(callee, cancellation));
    }
}
