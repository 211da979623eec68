using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Where a run of axes was bound: sizes are read again from that tensor, so that binding one allocates nothing.</summary>
internal readonly record struct RunBinding(int Tensor, int Start, int Length);

/// <summary>The tensor and axis that does not fit; an axis of -1 says that the number of axes does not.</summary>
internal readonly record struct Mismatch(int Tensor, int Axis);

/// <summary>Compares tensors with a pattern, and binds its names on the way. Reads sizes one by one: an array of them would be allocated.</summary>
internal readonly ref struct PatternMatch
{
    public const long Unbound = -1;

    private readonly ShapePattern _pattern;
    private readonly TensorGroup _tensors;
    private readonly Span<long> _sizes;
    private readonly Span<RunBinding> _runs;
    private readonly long[]?[]? _knownRuns;

    /// <param name="pattern">The parsed pattern.</param>
    /// <param name="tensors">As many tensors as the pattern has.</param>
    /// <param name="sizes">One place per name, <see cref="Unbound"/> where it is free.</param>
    /// <param name="runs">One place per run.</param>
    /// <param name="knownRuns">Runs that were bound before this call.</param>
    public PatternMatch(ShapePattern pattern, TensorGroup tensors, Span<long> sizes, Span<RunBinding> runs, long[]?[]? knownRuns)
    {
        _pattern = pattern;
        _tensors = tensors;
        _sizes = sizes;
        _runs = runs;
        _knownRuns = knownRuns;
        runs.Fill(new RunBinding(-1, 0, 0));
    }

    public Mismatch? Find()
    {
        for (var index = 0; index < _pattern.Tensors.Length; index++)
        {
            if (FindIn(index) is { } mismatch)
            {
                return mismatch;
            }
        }

        return null;
    }

    /// <summary>The sizes of a run, or null where it is not bound yet.</summary>
    public long[]? Run(int slot)
    {
        if (_knownRuns?[slot] is { } known)
        {
            return known;
        }

        var run = _runs[slot];
        return run.Tensor < 0 ? null : _tensors[run.Tensor].shape[run.Start..(run.Start + run.Length)];
    }

    private Mismatch? FindIn(int index)
    {
        var wanted = _pattern.Tensors[index];
        var tensor = _tensors[index];
        ArgumentNullException.ThrowIfNull(tensor, wanted.Name);
        var rank = (int)tensor.dim();
        var runLength = rank - (wanted.Axes.Length - 1);
        if (wanted.RunAt < 0 ? rank != wanted.Axes.Length : runLength < 0)
        {
            return new Mismatch(index, -1);
        }

        var axis = 0;
        foreach (var token in wanted.Axes)
        {
            if (token.Kind == AxisKind.Run)
            {
                if (token.Slot >= 0 && FindInRun(index, tensor, token.Slot, axis, runLength) is { } mismatch)
                {
                    return mismatch;
                }

                axis += runLength;
                continue;
            }

            if (!Fits(token, tensor, axis))
            {
                return new Mismatch(index, axis);
            }

            axis++;
        }

        return null;
    }

    private bool Fits(AxisToken token, Tensor tensor, int axis)
    {
        if (token.Kind == AxisKind.Any)
        {
            return true;
        }

        var size = tensor.size(axis);
        if (token.Kind == AxisKind.Size)
        {
            return size == token.Size;
        }

        ref var bound = ref _sizes[token.Slot];
        if (bound == Unbound)
        {
            bound = size;
        }

        return size == bound;
    }

    private Mismatch? FindInRun(int index, Tensor tensor, int slot, int start, int length)
    {
        var known = _knownRuns?[slot];
        var bound = _runs[slot];
        if (known is null && bound.Tensor < 0)
        {
            _runs[slot] = new RunBinding(index, start, length);
            return null;
        }

        if (length != (known?.Length ?? bound.Length))
        {
            return new Mismatch(index, -1);
        }

        for (var axis = 0; axis < length; axis++)
        {
            var size = known is not null ? known[axis] : _tensors[bound.Tensor].size(bound.Start + axis);
            if (tensor.size(start + axis) != size)
            {
                return new Mismatch(index, start + axis);
            }
        }

        return null;
    }
}
