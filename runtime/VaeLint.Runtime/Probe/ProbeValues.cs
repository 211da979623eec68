namespace VaeLint.Probing;

/// <summary>How large the posterior's parameters are.</summary>
internal enum PosteriorRange
{
    Usual,

    /// <summary>Every latent has many nats: above free bits and capacities.</summary>
    Large,

    VeryLarge,

    /// <summary>All positive, for a loss that takes the logarithm of one of them.</summary>
    Positive,
}

/// <summary>The numbers in the tensors of one measurement, from private generators: the same for the same arguments, in whatever order roles are read.</summary>
internal sealed class ProbeValues(ProbeSizes sizes, ProbeOptions options, PosteriorRange range)
{
    private const int PaletteSize = 7;
    private readonly Dictionary<ProbeRole, double[]> _values = [];

    public ProbeSizes Sizes { get; } = sizes;

    public ProbeOptions Options { get; } = options;

    public PosteriorRange Range { get; } = range;

    /// <summary>The last sample of the batch has other values.</summary>
    public bool OtherLastSample { get; init; }

    /// <summary>The role that has other values.</summary>
    public ProbeRole? Changed { get; init; }

    /// <summary>Decoder output and data are drawn from few pairs, to recognise a term that is a function of the pair.</summary>
    public bool IsPalette { get; init; }

    public double[] this[ProbeRole role] => _values.TryGetValue(role, out var known) ? known : _values[role] = Create(role);

    /// <summary>Which pair each element has.</summary>
    public int[] Pairs(int count)
    {
        var random = Generator(97, 0);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(PaletteSize))];
    }

    /// <summary>±1: with both signs averaged, every moment up to the third is that of the standard normal.</summary>
    public double[] Noise(int run)
    {
        var random = Generator(101, run / 2);
        var sign = run % 2 == 0 ? 1.0 : -1.0;
        return [.. Enumerable.Range(0, Sizes.Count(ProbeRole.Z)).Select(_ => random.Next(2) == 0 ? sign : -sign)];
    }

    private double[] Create(ProbeRole role)
    {
        var count = Sizes.Count(role);
        var values = Draw(role, count, Changed == role ? 1 : 0);
        if (OtherLastSample && role != ProbeRole.Mask)
        {
            var other = Draw(role, count, 2);
            var block = count / (int)(Sizes.Batch * (role is ProbeRole.Logits or ProbeRole.Probabilities or ProbeRole.Reconstruction or ProbeRole.ReconstructionLogVariance ? Sizes.Samples : 1));
            for (var index = 0; index < count; index++)
            {
                if (index / block % Sizes.Batch == Sizes.Batch - 1)
                {
                    values[index] = other[index];
                }
            }
        }

        return values;
    }

    private double[] Draw(ProbeRole role, int count, int version)
    {
        var random = Generator((int)role, version);
        if (role == ProbeRole.Mask)
        {
            return Valid(random, count);
        }

        if (!IsPalette || role is ProbeRole.Mean or ProbeRole.LogVariance or ProbeRole.Tokens)
        {
            return [.. Enumerable.Range(0, count).Select(_ => Value(role, random))];
        }

        var palette = Enumerable.Range(0, PaletteSize).Select(_ => Value(role, random)).ToArray();
        return [.. Pairs(count).Select(pair => palette[pair])];
    }

    /// <summary>About two of three elements are valid, at least one of every sample.</summary>
    private double[] Valid(Random random, int count)
    {
        var perSample = count / (int)Sizes.Batch;
        return [.. Enumerable.Range(0, count).Select(index => index % perSample == 0 || random.Next(3) > 0 ? 1.0 : 0.0)];
    }

    private double Value(ProbeRole role, Random random) => role switch
    {
        ProbeRole.Logits => Between(random, -2.5, 2.5),
        ProbeRole.Counts => random.Next(0, 9),
        ProbeRole.Tokens => random.Next((int)Sizes.Classes),
        ProbeRole.ReconstructionLogVariance => Between(random, -1, 1),
        ProbeRole.Mean => Range switch
        {
            PosteriorRange.Large => Signed(random, 4, 6),
            PosteriorRange.VeryLarge => Signed(random, 25, 40),
            PosteriorRange.Positive => Between(random, 0.5, 2),
            _ => Signed(random, 0.5, 2),
        },
        ProbeRole.LogVariance => Range switch
        {
            PosteriorRange.Large or PosteriorRange.VeryLarge => Signed(random, 1.5, 2.5),
            PosteriorRange.Positive => Between(random, 0.3, 1.4),
            _ => Signed(random, 0.5, 1.5),
        },
        _ => Between(random, 0.1, 0.9),
    };

    private Random Generator(int stream, int version) => new(unchecked((Options.Seed * 31) + (stream * 7919) + (version * 104729)));

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());

    private static double Signed(Random random, double low, double high) => Between(random, low, high) * (random.Next(2) == 0 ? -1 : 1);
}
