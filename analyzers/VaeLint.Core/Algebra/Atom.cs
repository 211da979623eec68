using System.Globalization;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Models;

namespace VaeLint.Core.Algebra;

public enum AtomKind
{
    /// <summary>A tensor that comes from outside: an argument, a field, the output of a layer.</summary>
    Leaf,
    Exp,
    Log,

    /// <summary>The square of a sum (squares of single factors are powers).</summary>
    Square,
    Abs,

    /// <summary>A non-integer or negative power of a sum.</summary>
    Power,

    /// <summary>A library loss before its reduction.</summary>
    Loss,

    /// <summary>log_prob of a distribution.</summary>
    LogProb,

    /// <summary>A named function of one argument: softplus, sigmoid, log_softmax …</summary>
    Function,

    /// <summary>Something that is not understood but may contain a loss.</summary>
    Opaque,
}

/// <summary>What fresh random values are drawn from.</summary>
public enum NoiseKind
{
    /// <summary>No fresh random values, or of a distribution that is not known.</summary>
    None,
    StandardNormal,

    /// <summary>Between 0 and 1.</summary>
    Uniform,

    /// <summary>normal(mean, std) of tensors, which are the inputs of the atom.</summary>
    Gaussian,
}

/// <summary>An indivisible factor of a monomial. Atoms are interned per evaluation: the same quantity is the same object.</summary>
public sealed class Atom
{
    internal Atom(int id, AtomKind kind, string name, string key)
    {
        Id = id;
        Kind = kind;
        Name = name;
        Key = key;
    }

    public int Id { get; }

    public AtomKind Kind { get; }

    public string Name { get; }

    public string Key { get; }

    /// <summary>What the atom is a function of; for losses input and target, for log_prob the value and then the parameters.</summary>
    public IReadOnlyList<Polynomial> Arguments { get; internal set; } = [];

    public Polynomial? Argument => Arguments.Count == 0 ? null : Arguments[0];

    public double Exponent { get; internal set; }

    /// <summary>The loss API of a <see cref="AtomKind.Loss"/>.</summary>
    public LossApi? Loss { get; internal set; }

    /// <summary>One side of the loss is detached: a codebook, commitment or target-network loss, unless it is the only reconstruction.</summary>
    public bool StopsGradient { get; internal set; }

    /// <summary>Shape of the tensor, when known.</summary>
    public TensorShape? Shape { get; internal set; }

    /// <summary>Identity of the layer or network whose output a leaf is; null for plain tensors.</summary>
    public string? Producer { get; internal set; }

    /// <summary>The class of the layer whose output a leaf is: "Linear", "Sigmoid"; of a Sequential the last one.</summary>
    public string? Layer { get; internal set; }

    /// <summary>Drawn by sample(), not by rsample(): no gradient reaches the parameters of its distribution, which are the <see cref="Inputs"/>.</summary>
    public bool IsDetachedSample { get; internal set; }

    /// <summary>Some elements of the only one of its <see cref="Inputs"/>.</summary>
    public bool IsPart { get; internal set; }

    /// <summary>What a leaf was computed from by a layer or by code that cannot be seen.</summary>
    public IReadOnlyList<Polynomial> Inputs { get; internal set; } = [];

    /// <summary>An argument or a field of the evaluated code: what it holds, only a caller knows.</summary>
    public bool IsFromOutside { get; internal set; }

    /// <summary>True or false per element.</summary>
    public bool IsMask { get; internal set; }

    /// <summary>The same numbers in every run, made from sizes alone.</summary>
    public bool IsConstant { get; internal set; }

    /// <summary>A weight of the model: set at construction, no function of the batch.</summary>
    public bool IsModelParameter { get; internal set; }

    /// <summary>The tensor of which this leaf is one sample (x[0]).</summary>
    public TensorIdentity? SampleOf { get; internal set; }

    /// <summary>Fresh random values.</summary>
    public NoiseKind Noise { get; internal set; }

    /// <summary>Where the atom was made.</summary>
    public Site Site { get; internal set; } = Site.None;

    public override string ToString() => Kind switch
    {
        AtomKind.Leaf => Name,
        AtomKind.Exp => $"exp({Argument})",
        AtomKind.Log => $"log({Argument})",
        AtomKind.Square => $"({Argument})^2",
        AtomKind.Abs => $"|{Argument}|",
        AtomKind.Power => $"({Argument})^{Exponent.ToString(CultureInfo.InvariantCulture)}",
        _ => Name,
    };
}

/// <summary>Interns atoms of one evaluation. Not shared between roots, so that no name of one method means anything in another.</summary>
public sealed class AtomTable
{
    private readonly Dictionary<string, Atom> _atoms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shortNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Polynomial Tensor, Site Site)> _numbers = new(StringComparer.Ordinal);

    public int Count => _atoms.Count;

    /// <summary>Some leaf is fresh noise.</summary>
    public bool HasNoise { get; private set; }

    /// <summary>Fresh random values.</summary>
    public Atom NoiseLeaf(string name, NoiseKind noise, TensorShape? shape, Site site)
    {
        var atom = Leaf(name, shape, site);
        atom.Noise = noise;
        HasNoise |= noise != NoiseKind.None;
        return atom;
    }

    public Atom Leaf(string name, TensorShape? shape, Site site, string? producer = null)
    {
        var atom = Get(AtomKind.Leaf, name, [], 0, site);
        atom.Shape ??= shape;
        atom.Producer ??= producer;
        return atom;
    }

    public Atom Get(AtomKind kind, string name, IReadOnlyList<Polynomial> arguments, double exponent, Site site)
    {
        var key = $"{kind}:{name}";
        if (arguments.Count > 0)
        {
            key += "(" + string.Join(",", arguments.Select(a => Shorten(a.Key))) + ")";
        }

        if (exponent != 0)
        {
            key += "^" + exponent.ToString("R", CultureInfo.InvariantCulture);
        }

        if (!_atoms.TryGetValue(key, out var atom))
        {
            _atoms[key] = atom = new Atom(_atoms.Count + 1, kind, name, key) { Arguments = arguments, Exponent = exponent, Site = site };
        }

        return atom;
    }

    /// <summary>The number that item() takes out of a tensor: no gradient flows back through it.</summary>
    public Symbol NumberIn(NumericValue tensor, Site site)
    {
        var number = Symbol.Free(Shorten(tensor.Key), "item()", isIntegral: false);
        _numbers[number.Key] = (tensor.Polynomial, site);
        return number;
    }

    /// <summary>What a number was taken out of; null for any other scalar.</summary>
    public (Polynomial Tensor, Site Site)? SourceOf(Symbol number) => _numbers.TryGetValue(number.Key, out var source) ? source : null;

    /// <summary>A short stand-in for a long key; equal keys get equal stand-ins within this table.</summary>
    public string Shorten(string key)
    {
        if (!_shortNames.TryGetValue(key, out var index))
        {
            _shortNames[key] = index = _shortNames.Count + 1;
        }

        return "p" + index.ToString(CultureInfo.InvariantCulture);
    }
}
