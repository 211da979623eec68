namespace VaeLint.Core.Ir;

/// <summary>A program that can tell without lowering that a method adds no tensors, nor anything that it calls.</summary>
public interface ITensorSumGate
{
    /// <summary>True where it is not known.</summary>
    bool MayReachSum(MethodRef method);
}
