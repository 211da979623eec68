using static VaeLint.Tensors.ShapeArithmetic;

namespace VaeLint.Tensors;

/// <summary>Errors of tensors that do not fit their pattern.</summary>
internal static class PatternErrors
{
    public static ArgumentException Count(string function, ShapePattern pattern, int count) =>
        new($"{function}: the pattern \"{pattern.Text}\" describes {ShapeText.Count(pattern.Tensors.Length, "tensor", "tensors")}, {count} came. Separate tensors by commas.");

    public static ArgumentException TwoMeanings(string function, string name) =>
        new($"{function}: '{name}' stands for one axis and for a run of axes in this scope. Give one of them another name.");

    public static ShapeException Mismatch(string function, ShapePattern pattern, TensorGroup tensors, Mismatch mismatch, ShapeBindings bound, ShapeBindings known)
    {
        var wanted = pattern.Tensors[mismatch.Tensor];
        var actual = tensors[mismatch.Tensor].shape;

        // What this tensor bound itself is no demand on it: "B C 28 28" leaves C free for the axis that belongs there.
        var before = BoundBefore(pattern, mismatch.Tensor, bound, known);
        var expected = Expected(pattern, wanted, before);
        var difference = mismatch.Axis < 0
            ? ShapeText.Count(actual.Length, "axis", "axes") + AxesNeeded(pattern, wanted, before)
            : AxisDifference(pattern, mismatch, actual, bound, known);
        var repairs = Repairs(pattern, wanted, actual, before);
        var advice = Swapped(function, pattern, tensors, known) is { } swap ? $" {swap}"
            : repairs.Length > 0 ? $" Use {repairs[0]}."
            : " " + Likely(wanted, mismatch, actual);
        return new ShapeException(
            $"{function}: {wanted.Name} is {ShapeText.InSentence(actual)}, expected {expected}: {difference}.{advice}",
            wanted.Name,
            mismatch.Axis < 0 ? null : mismatch.Axis,
            expected,
            actual,
            bound.Flatten(),
            repairs);
    }

    private static ShapeBindings BoundBefore(ShapePattern pattern, int tensor, ShapeBindings bound, ShapeBindings known)
    {
        var tokens = pattern.Tensors.Take(tensor).SelectMany(earlier => earlier.Axes).ToHashSet();
        bool Before(string name, AxisKind kind, string[] names) => tokens.Contains(new AxisToken(kind, 0, Array.IndexOf(names, name)));
        return new ShapeBindings(
            bound.Sizes.Where(pair => known.Sizes.ContainsKey(pair.Key) || Before(pair.Key, AxisKind.Name, pattern.Names)).ToDictionary(),
            bound.Runs.Where(pair => known.Runs.ContainsKey(pair.Key) || Before(pair.Key, AxisKind.Run, pattern.Runs)).ToDictionary());
    }

    private static string Expected(ShapePattern pattern, TensorPattern wanted, ShapeBindings bound) =>
        "[" + string.Join(", ", wanted.Axes.Select(token => token.Kind switch
        {
            AxisKind.Any => "_",
            AxisKind.Size => ShapeText.Number(token.Size),
            AxisKind.Name => Named(pattern.Names[token.Slot], bound.Sizes.TryGetValue(pattern.Names[token.Slot], out var size) ? ShapeText.Number(size) : null),
            _ when token.Slot < 0 => "*_",
            _ => "*" + Named(pattern.Runs[token.Slot], bound.Runs.TryGetValue(pattern.Runs[token.Slot], out var run) ? ShapeText.Of([.. run]) : null),
        })) + "]";

    private static string Named(string name, string? value) => value is null ? name : $"{name} = {value}";

    private static string AxesNeeded(ShapePattern pattern, TensorPattern wanted, ShapeBindings bound)
    {
        if (wanted.RunAt < 0)
        {
            return $", not {wanted.Axes.Length}";
        }

        var slot = wanted.Axes[wanted.RunAt].Slot;
        return slot >= 0 && bound.Runs.TryGetValue(pattern.Runs[slot], out var run)
            ? $", not {wanted.Axes.Length - 1 + run.Count}"
            : $" where at least {wanted.Axes.Length - 1} are needed";
    }

    private static string AxisDifference(ShapePattern pattern, Mismatch mismatch, long[] actual, ShapeBindings bound, ShapeBindings known)
    {
        var wanted = pattern.Tensors[mismatch.Tensor];
        var token = wanted.At(mismatch.Axis, actual.Length);
        var came = $"axis {mismatch.Axis} is {actual[mismatch.Axis]}";
        if (token.Kind == AxisKind.Size)
        {
            return $"{came}, not {token.Size}";
        }

        var name = token.Kind == AxisKind.Name ? pattern.Names[token.Slot] : pattern.Runs[token.Slot];
        var size = token.Kind == AxisKind.Name ? bound.Sizes[name] : bound.Runs[name][mismatch.Axis - wanted.RunAt];
        return $"{came}, not {size} as in {Origin(pattern, token, name, known)}";
    }

    private static string Origin(ShapePattern pattern, AxisToken token, string name, ShapeBindings known) =>
        known.Sizes.ContainsKey(name) || known.Runs.ContainsKey(name)
            ? "an earlier check of this scope"
            : pattern.Tensors.First(tensor => tensor.Axes.Contains(token)).Name;

    private static string[] Repairs(ShapePattern pattern, TensorPattern wanted, long[] actual, ShapeBindings bound)
    {
        var shape = Wanted(pattern, wanted, actual, bound);
        return [.. Candidates(shape, actual)
            .SelectMany(candidate => ShapeRepairs.Find(wanted.Name, actual, candidate, wanted.RunAt == 0 ? 0 : 1))
            .Where(repair => repair.Kind is not (RepairKind.Samples or RepairKind.OneForAll))
            .Select(repair => repair.Expression)
            .Distinct()];
    }

    /// <summary>The wanted shape with free names left open; then with the batch that came, and the one other free size by division.</summary>
    private static IEnumerable<long[]> Candidates(long[] wanted, long[] actual)
    {
        yield return wanted;
        if (wanted.Length == 0 || actual.Length == 0 || !wanted.Contains(Any))
        {
            yield break;
        }

        var filled = (long[])wanted.Clone();
        filled[0] = filled[0] == Any ? actual[0] : filled[0];
        var free = Array.IndexOf(filled, Any);
        var product = Elements(filled.Where(size => size != Any));
        if (filled.Count(size => size == Any) == 1 && product > 0 && Elements(actual) % product == 0)
        {
            filled[free] = Elements(actual) / product;
        }

        if (!filled.Contains(Any))
        {
            yield return filled;
        }
    }

    private static long[] Wanted(ShapePattern pattern, TensorPattern wanted, long[] actual, ShapeBindings bound)
    {
        var sizes = new List<long>();
        foreach (var token in wanted.Axes)
        {
            switch (token.Kind)
            {
                case AxisKind.Run when token.Slot >= 0 && bound.Runs.TryGetValue(pattern.Runs[token.Slot], out var run):
                    sizes.AddRange(run);
                    break;
                case AxisKind.Run:
                    sizes.AddRange(Enumerable.Repeat(Any, Math.Max(0, actual.Length - (wanted.Axes.Length - 1))));
                    break;
                default:
                    sizes.Add(token.Kind == AxisKind.Size ? token.Size : token.Kind == AxisKind.Name ? bound.Sizes.GetValueOrDefault(pattern.Names[token.Slot], Any) : Any);
                    break;
            }
        }

        return [.. sizes];
    }

    private static string? Swapped(string function, ShapePattern pattern, TensorGroup tensors, ShapeBindings known)
    {
        for (var left = 0; left < tensors.Count; left++)
        {
            for (var right = left + 1; right < tensors.Count; right++)
            {
                if (tensors[left] is not null && tensors[right] is not null && PatternCheck.Fits(function, pattern, tensors.Swap(left, right), known))
                {
                    return $"All fits with {pattern.Tensors[left].Name} and {pattern.Tensors[right].Name} swapped.";
                }
            }
        }

        return null;
    }

    private static string Likely(TensorPattern wanted, Mismatch mismatch, long[] actual) => actual.Length == 0
        ? $"{wanted.Name} is already reduced; pass it before the sum or mean."
        : mismatch.Axis == 0 && wanted.RunAt != 0 ? $"Pass {wanted.Name} of the same batch, or correct the pattern."
        : $"Correct the layer that makes {wanted.Name}, or the pattern.";
}
