namespace VaeLint.Runtime.Benchmarks.Problems;

/// <summary>What a decoder and an encoder would hand to the loss: no leaves, as in training.</summary>
internal sealed class VaeBatch
{
    private readonly Tensor[] _leaves;

    public VaeBatch(ProblemShape shape, Device? device = null)
    {
        manual_seed(1);
        Batch = shape.Batch;
        device ??= CPU;
        _leaves = [Leaf(randn(shape.Data, device: device) * 3), Leaf(randn(shape.Data, device: device) * 0.5), Leaf(randn(shape.Latent, device: device)), Leaf(randn(shape.Latent, device: device) * 0.7)];
        Target = rand(shape.Data, device: device);
        Output = _leaves[0].view(shape.Data);
        OutputLogVariance = _leaves[1].view(shape.Data);
        Mean = _leaves[2].view(shape.Latent);
        LogVariance = _leaves[3].view(shape.Latent);
    }

    public long Batch { get; }

    /// <summary>Logits, or the mean of a Gaussian.</summary>
    public Tensor Output { get; }

    public Tensor OutputLogVariance { get; }

    public Tensor Target { get; }

    public Tensor Mean { get; }

    public Tensor LogVariance { get; }

    /// <summary>Between steps, as <c>zero_grad</c> does.</summary>
    public void ClearGradients()
    {
        foreach (var leaf in _leaves)
        {
            leaf.grad = null;
        }
    }

    private static Tensor Leaf(Tensor values) => values.detach().clone().requires_grad_();
}
