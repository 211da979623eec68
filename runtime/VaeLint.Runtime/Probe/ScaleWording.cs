using System.Globalization;

namespace VaeLint.Probing;

/// <summary>The sentences about scale, in the words of the analyzer: what, against what, by which factor, what to do.</summary>
internal sealed class ScaleWording(ProbeLayout layout, ProbeWeight reconstruction, ProbeWeight kl, ProbeWeight relation)
{
    /// <summary>Sizes that many know, to show what a relation amounts to.</summary>
    private static readonly (string Name, double Size, string Meaning)[] Examples =
        [("B", 64, "samples in the batch"), ("D", 784, "event elements per sample"), ("L", 20, "latent dimensions"), ("N", 1280, "valid elements in the batch")];

    /// <summary>β where every size in it is fixed.</summary>
    public double? KnownValue =>
        relation.Exponents.Keys.All(name => layout.All.Any(axis => axis.Name == name && axis.IsFixed)) && !double.IsNaN(relation.Number)
            ? relation.At(layout.All.ToDictionary(axis => axis.Name, axis => (double)axis.First))
            : null;

    public ProbeFinding Averaged(bool isReconstruction) => isReconstruction
        ? new ProbeFinding("VAE001", $"The reconstruction is averaged over {OwnElements(true)} while the KL is {Reduction(false)}, {Consequence()}", "sum the reconstruction over the event and average it over the batch")
        : new ProbeFinding("VAE002", $"The KL is averaged over {OwnElements(false)} while the reconstruction is {Reduction(true)}, {Consequence()}", "sum the KL over the latents and average it over the batch");

    public ProbeFinding AveragedOverValid(bool isMeanOfSample) => new(
        "VAE001",
        $"The reconstruction is averaged over the valid elements of {(isMeanOfSample ? "each sample" : "the batch")} while the KL is {Reduction(false)}, "
        + (isMeanOfSample ? "so every element of a short sample weighs more than one of a long sample" : Consequence()),
        "sum the reconstruction over the valid elements and divide by the batch size");

    public ProbeFinding PartOfAxes(bool isReconstruction, IReadOnlyList<ProbeAxis> missing) => new(
        "VAE004",
        $"The {Name(isReconstruction)} sums only part of {(isReconstruction ? "the event" : "the latent")} axes; the rest ({string.Join("·", missing.Select(axis => axis.Name))}) is averaged, {Consequence()}",
        $"sum over all {(isReconstruction ? "event" : "latent")} axes and average over axis 0 only");

    public ProbeFinding BatchInside(bool isReconstruction) => new(
        "VAE004",
        $"The {Name(isReconstruction)} is summed over the batch and averaged over the {(isReconstruction ? "event" : "latent")} axes, {Consequence()}",
        $"sum over all {(isReconstruction ? "event" : "latent")} axes and average over axis 0 only");

    public ProbeFinding CountedTwice(bool isReconstruction) => new(
        "VAE005",
        $"The {Name(isReconstruction)} is multiplied or divided by a size that its reduction counts already or that is of the other term (weight {(isReconstruction ? reconstruction : kl)}), {Consequence()}",
        "drop this factor");

    public ProbeFinding Batch()
    {
        var isReconstruction = reconstruction.Power("B") > kl.Power("B");
        return new ProbeFinding("VAE003", $"The {Name(isReconstruction)} is {Reduction(isReconstruction)} while the {Name(!isReconstruction)} is {Reduction(!isReconstruction)}, {Consequence()}", "divide both by the same batch size");
    }

    public ProbeFinding HiddenSize() => new(
        "VAE010", $"The written weight hides a size: the effective beta is {Beta()}, not the number that is written", "write the effective beta, or sum over the axes");

    public ProbeFinding Unowned() => new(null, $"The weight of the KL depends on a size, {Consequence()}", "reduce both terms over the same axes");

    private static string Name(bool isReconstruction) => isReconstruction ? "reconstruction" : "KL";

    private string OwnElements(bool isReconstruction)
    {
        var axes = isReconstruction ? layout.Elements.ToArray() : [.. layout.Latent];
        var size = axes.All(axis => axis.IsFixed) ? axes.Aggregate(1L, (product, axis) => product * axis.First).ToString(CultureInfo.InvariantCulture) + " " : "";
        return $"its {size}{(isReconstruction ? "event elements" : "latent dimensions")}";
    }

    private string Reduction(bool isReconstruction)
    {
        var weight = isReconstruction ? reconstruction : kl;
        var own = isReconstruction ? "event" : "latents";
        var axes = isReconstruction ? layout.Elements.ToArray() : [.. layout.Latent];
        var isMean = axes.Length > 0 && axes.All(axis => weight.Power(axis.Name) < 0);
        var batch = weight.Power("B") switch { 0 => "summed", < 0 => "averaged", _ => "multiplied" };
        return (isMean ? "averaged" : "summed", batch) switch
        {
            ("averaged", "averaged") => $"averaged over the {own} and the batch",
            ("averaged", _) => $"averaged over the {own} and {batch} over the batch",
            (_, "summed") => $"summed over the {own} and the batch",
            _ => $"summed over the {own} and {batch} over the batch",
        };
    }

    private string Consequence()
    {
        if (double.IsNaN(relation.Number))
        {
            return $"so the weight of the KL changes with {string.Join(", ", relation.Collapsed().Select(pair => pair.Key))} (effective beta {Beta()})";
        }

        var example = KnownValue ?? relation.At(ExampleSizes());
        var isSmall = Math.Abs(example) < 1;
        var size = isSmall ? relation.Inverse() : relation;
        var factor = KnownValue is { } known ? ProbeWeight.FormatNumber(isSmall ? 1 / Math.Abs(known) : Math.Abs(known)) : size.Times(1 / (IsFormula(size) ? size.Number : Math.Sign(size.Number))).ToString();
        return $"so the KL weighs {factor} times too {(isSmall ? "little" : "much")} (effective beta {Beta()})";
    }

    // A ½ of the formula is no part of the mistake.
    private static bool IsFormula(ProbeWeight weight) => FixedSizes.IsFormulaNumber(weight.Number);

    /// <summary>"784 at D = 784", or "D, 784 at D = 784 event elements per sample" for sizes that the probe varied.</summary>
    private string Beta()
    {
        if (KnownValue is { } known)
        {
            var fixedSizes = relation.Collapsed().Select(pair => $"{pair.Key} = {Size(pair.Key)}");
            return $"{ProbeWeight.FormatNumber(known)} at {string.Join(", ", fixedSizes)}";
        }

        var shown = relation.Collapsed().Select(pair => Examples.FirstOrDefault(example => example.Name == pair.Key)).ToArray();
        var legend = string.Join(", ", shown.Where(example => example.Name is not null).Select(example => $"{example.Name} = {ProbeWeight.FormatNumber(example.Size)} {example.Meaning}"));
        return double.IsNaN(relation.Number) || shown.Any(example => example.Name is null)
            ? relation.ToString()
            : $"{relation}: {ProbeWeight.FormatNumber(relation.At(ExampleSizes()))} at {legend}";
    }

    private long Size(string name) =>
        layout.All.FirstOrDefault(axis => axis.Name == name)?.First
        ?? (name == "D" ? layout.Elements : layout.Latent).Aggregate(1L, (product, axis) => product * axis.First);

    private Dictionary<string, double> ExampleSizes()
    {
        var sizes = layout.All.ToDictionary(axis => axis.Name, axis => (double)axis.First);
        sizes["B"] = 64;
        Spread(sizes, [.. layout.Elements], 784);
        Spread(sizes, [.. layout.Latent], 20);
        sizes["N"] = 1280;
        return sizes;
    }

    private static void Spread(Dictionary<string, double> sizes, ProbeAxis[] axes, double product)
    {
        foreach (var axis in axes.Where(axis => !axis.IsFixed))
        {
            sizes[axis.Name] = Math.Pow(product, 1.0 / axes.Length);
        }
    }
}
