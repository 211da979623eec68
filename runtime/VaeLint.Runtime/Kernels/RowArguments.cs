namespace VaeLint.Kernels;

/// <summary>The memory that a kernel reads and writes; without gradients to write, their pointers are null.</summary>
internal unsafe struct RowArguments
{
    public float* First;
    public float* Second;
    public float* Third;
    public float* FirstGradient;
    public float* SecondGradient;

    /// <summary>Elements of one row.</summary>
    public nint Columns;

    /// <summary>What every gradient is multiplied by.</summary>
    public float Scale;
}

/// <summary>One loss: the sum of its elements from <c>start</c> to <c>end</c>, whole vectors only, and their gradients.</summary>
internal interface IRowKernel
{
    /// <summary>As many vectors as one call may add up.</summary>
    static abstract int VectorsPerSum { get; }

    /// <summary>The first input of an element that adds 0, where all others are 0.</summary>
    static abstract float Padding { get; }

    static abstract double Sum<TLanes, TVector>(in RowArguments arguments, nint start, nint end)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged;
}
