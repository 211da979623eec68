namespace VaeLint.Probing;

/// <summary>Which elements a term counts.</summary>
internal enum Selection
{
    All,

    /// <summary>Those that the mask keeps.</summary>
    Valid,

    /// <summary>Those that the mask keeps, averaged over each sample by itself.</summary>
    ValidMeanOfSample,

    /// <summary>Those whose token is no padding.</summary>
    NotPadding,
}

/// <summary>Weights of the elements under a selection.</summary>
internal static class Selections
{
    /// <summary>How many elements are counted, which a mean over them divides by; 0 where nothing is left out.</summary>
    public static long Count(Selection selection, ProbeValues values) => selection switch
    {
        Selection.Valid => (long)values[ProbeRole.Mask].Sum(),
        Selection.NotPadding => values[ProbeRole.Tokens].LongCount(token => token != values.Options.PaddingToken),
        _ => 0,
    };

    /// <summary>The reference with the elements that are left out set to 0.</summary>
    public static double[] Apply(Selection selection, ProbeValues values, double[] reference)
    {
        if (selection == Selection.All)
        {
            return reference;
        }

        var weights = selection == Selection.NotPadding
            ? [.. values[ProbeRole.Tokens].Select(token => token != values.Options.PaddingToken ? 1.0 : 0.0)]
            : values[ProbeRole.Mask];
        if (selection == Selection.ValidMeanOfSample)
        {
            var length = weights.Length / (int)values.Sizes.Batch;
            var counts = Enumerable.Range(0, (int)values.Sizes.Batch).Select(sample => weights.Skip(sample * length).Take(length).Sum()).ToArray();
            weights = [.. weights.Select((weight, index) => weight / counts[index / length])];
        }

        var classes = (int)values.Sizes.Classes;
        var stride = (int)values.Sizes.ClassStride;
        return [.. reference.Select((value, index) => value * weights[((index / (stride * classes) * stride) + (index % stride)) % weights.Length])];
    }
}
