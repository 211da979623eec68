using TorchSharp;
using VaeLint.Probing;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>
/// What <see cref="LossProbe"/> hands to a loss: tensors by role, all of matching shapes. Only the roles that the loss reads take part. The tensors belong to the
/// probe and live as long as the call.
/// </summary>
public sealed class ProbeBatch
{
    private readonly ProbeValues _values;
    private readonly int _run;
    private readonly DisposeScope _scope;
    private readonly Dictionary<ProbeRole, Tensor> _leaves = [];
    private readonly Dictionary<ProbeRole, Tensor> _tensors = [];

    internal ProbeBatch(ProbeValues values, int run, DisposeScope scope)
    {
        _values = values;
        _run = run;
        _scope = scope;
    }

    /// <summary>B of this measurement.</summary>
    public long BatchSize => _values.Sizes.Batch;

    /// <summary>Elements of one event, D of this measurement; the axis of the classes does not count.</summary>
    public long EventSize => _values.Sizes.ElementShape.Skip(1).Aggregate(1L, (product, size) => product * size);

    /// <summary>Latent variables of one sample, L of this measurement.</summary>
    public long LatentSize => _values.Sizes.CodeShape.Skip(1).Aggregate(1L, (product, size) => product * size);

    /// <summary>Decoder output before the sigmoid, the softmax or the exponential, [B, event], between −2.5 and 2.5.</summary>
    public Tensor Logits => Leaf(ProbeRole.Logits);

    /// <summary>Decoder output as probabilities, [B, event], between 0.1 and 0.9.</summary>
    public Tensor Probabilities => Leaf(ProbeRole.Probabilities);

    /// <summary>Decoder output as mean or rate, [B, event], between 0.1 and 0.9.</summary>
    public Tensor Reconstruction => Leaf(ProbeRole.Reconstruction);

    /// <summary>Log-variance of a Gaussian decoder, [B, event].</summary>
    public Tensor ReconstructionLogVariance => Leaf(ProbeRole.ReconstructionLogVariance);

    /// <summary>Data between 0.1 and 0.9, [B, event].</summary>
    public Tensor Target => Data(ProbeRole.Target);

    /// <summary>Counts 0, 1, …, [B, event], of the floating type of the measurement.</summary>
    public Tensor Counts => Data(ProbeRole.Counts);

    /// <summary>Class indices, int64, [B, event without the axis of the classes].</summary>
    public Tensor Tokens => _values.Sizes.Layout.HasClasses ? Data(ProbeRole.Tokens) : throw new ProbePatternException();

    /// <summary>1 where the data is valid, else 0, [B, event without the axis of the classes].</summary>
    public Tensor Mask => Data(ProbeRole.Mask);

    /// <summary>μ of the posterior, [B, latent].</summary>
    public Tensor Mean => Leaf(ProbeRole.Mean);

    /// <summary>log σ² of the posterior, [B, latent].</summary>
    public Tensor LogVariance => Leaf(ProbeRole.LogVariance);

    /// <summary>σ of the posterior, [B, latent], a function of <see cref="LogVariance"/>.</summary>
    public Tensor StandardDeviation => Derived(ProbeRole.StandardDeviation, () => (LeafOf(ProbeRole.LogVariance) * 0.5).exp());

    /// <summary>log σ of the posterior, [B, latent], a function of <see cref="LogVariance"/>.</summary>
    public Tensor LogStandardDeviation => Derived(ProbeRole.LogStandardDeviation, () => LeafOf(ProbeRole.LogVariance) * 0.5);

    /// <summary>A sample μ + σ·ε of the posterior, [B, latent], a function of <see cref="Mean"/> and <see cref="LogVariance"/>.</summary>
    public Tensor Z => Derived(ProbeRole.Z, Sample);

    internal IReadOnlyDictionary<ProbeRole, Tensor> Leaves => _leaves;

    internal IEnumerable<ProbeRole> Touched => _tensors.Keys;

    internal long[] Shape(ProbeRole role) => _values.Sizes.Shape(role);

    // A copy, so that a loss that works in place meets no leaf, as in training.
    private Tensor Leaf(ProbeRole role) => Derived(role, () => LeafOf(role).clone());

    private Tensor Data(ProbeRole role) => Derived(role, () => Create(role));

    private Tensor Derived(ProbeRole role, Func<Tensor> create) => _tensors.TryGetValue(role, out var known) ? known : _tensors[role] = OutsideOfTheLoss(create);

    private Tensor LeafOf(ProbeRole role) => _leaves.TryGetValue(role, out var known) ? known : _leaves[role] = OutsideOfTheLoss(() => Create(role).requires_grad_());

    /// <summary>A role is made when it is first read, but belongs to no dispose scope and no gradient mode that the loss has opened by then.</summary>
    private Tensor OutsideOfTheLoss(Func<Tensor> create)
    {
        using var inference = inference_mode(false);
        using var gradients = enable_grad();

        // MoveToOtherDisposeScope would lose a tensor that is in that scope already.
        var tensor = create().DetachFromDisposeScope();
        _scope.Attach(tensor);
        return tensor;
    }

    private Tensor Sample()
    {
        var noise = Place(_values.Noise(_run), _values.Sizes.Shape(ProbeRole.Z), _values.Options.Precision);
        return LeafOf(ProbeRole.Mean) + ((LeafOf(ProbeRole.LogVariance) * 0.5).exp() * noise);
    }

    private Tensor Create(ProbeRole role) => Place(_values[role], _values.Sizes.Shape(role), role == ProbeRole.Tokens ? ScalarType.Int64 : _values.Options.Precision);

    private Tensor Place(double[] numbers, long[] shape, ScalarType type) =>
        tensor(numbers, ScalarType.Float64).reshape(shape).to_type(type).to(_values.Options.Device ?? CPU);
}
