namespace VaeLint.Tensors;

/// <summary>What a token asks of one axis, or of a run of axes.</summary>
internal enum AxisKind
{
    Any,
    Size,
    Name,
    Run,
}

/// <summary>One token: a size, or the place where the bound size of a name is kept; -1 for a run without a name.</summary>
internal readonly record struct AxisToken(AxisKind Kind, long Size, int Slot);

/// <summary>The tokens of one tensor; at most one is a run, at <paramref name="RunAt"/>, or -1.</summary>
internal sealed record TensorPattern(string Name, AxisToken[] Axes, int RunAt)
{
    /// <summary>The token of an axis, where the tensor has <paramref name="rank"/> axes.</summary>
    public AxisToken At(int axis, int rank)
    {
        if (RunAt < 0 || axis < RunAt)
        {
            return Axes[axis];
        }

        var length = rank - (Axes.Length - 1);
        return axis < RunAt + length ? Axes[RunAt] : Axes[axis - length + 1];
    }
}

/// <summary>A parsed pattern; names are shared by its tensors and numbered by their first use.</summary>
internal sealed record ShapePattern(string Text, TensorPattern[] Tensors, string[] Names, string[] Runs);
