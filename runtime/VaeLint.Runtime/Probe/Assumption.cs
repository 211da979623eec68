namespace VaeLint.Probing;

/// <summary>
/// A constant in the loss that is taken for a size which the probe chose differently: 784 beside D. The weights are given with the size in its place.
/// </summary>
internal sealed record Assumption(ProbeWeight Reconstruction, ProbeWeight Kl, long Size, bool IsBatch, string Text)
{
    public static Assumption? Of(ProbeLayout layout, ProbeWeight reconstruction, ProbeWeight kl)
    {
        var relation = kl.DividedBy(reconstruction);
        var isDivisor = FixedSizes.IsLikelySize(1 / relation.Number) && !FixedSizes.IsRound(relation.Number);
        if (!isDivisor && !FixedSizes.IsLikelySize(relation.Number))
        {
            return null;
        }

        var size = (long)Math.Round(isDivisor ? 1 / relation.Number : relation.Number);
        var power = isDivisor ? -1 : 1;
        var candidates = new[] { ("D", layout.Elements.ToArray()), ("B", [layout.Batch]), ("L", layout.Latent.ToArray()) }
            .Where(candidate => candidate.Item2.Length > 0 && candidate.Item2.All(axis => !axis.IsFixed && Math.Sign(relation.Power(axis.Name)) == -power))
            .OrderBy(candidate => candidate.Item1 == "B" == long.IsPow2(size) ? 0 : 1)
            .ToArray();
        if (candidates.Length == 0)
        {
            return null;
        }

        // The constant moves from the number of β to the powers of the side where it stands: the reconstruction's where its number shows it.
        var (name, axes) = candidates[0];
        var isOnReconstruction = FixedSizes.IsLikelySize(reconstruction.Number) || FixedSizes.IsLikelySize(1 / reconstruction.Number);
        var own = isOnReconstruction ? reconstruction : kl;
        var sign = isOnReconstruction ? -power : power;
        var moved = axes.Aggregate(own.Times(Math.Pow(size, -sign)), (weight, axis) => weight.Times(1, axis.Name, sign));
        var option = name == "B" ? $"{nameof(ProbeOptions.BatchSize)} = {size}" : name == "D" ? $"{nameof(ProbeOptions.Event)} = \"{size}\"" : $"{nameof(ProbeOptions.Latent)} = \"{size}\"";
        var text = $"the constant {size} is taken for the size {name}; set {nameof(ProbeOptions)}.{option} to measure there";
        return new Assumption(isOnReconstruction ? moved : reconstruction, isOnReconstruction ? kl : moved, size, name == "B", text);
    }
}
