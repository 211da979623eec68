using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>One to six tensors without an array.</summary>
internal readonly struct TensorGroup
{
    private readonly Tensor _first;
    private readonly Tensor? _second;
    private readonly Tensor? _third;
    private readonly Tensor? _fourth;
    private readonly Tensor? _fifth;
    private readonly Tensor? _sixth;

    public TensorGroup(int count, Tensor first, Tensor? second = null, Tensor? third = null, Tensor? fourth = null, Tensor? fifth = null, Tensor? sixth = null)
    {
        Count = count;
        (_first, _second, _third, _fourth, _fifth, _sixth) = (first, second, third, fourth, fifth, sixth);
    }

    public int Count { get; }

    public Tensor this[int index] => index switch
    {
        0 => _first,
        1 => _second!,
        2 => _third!,
        3 => _fourth!,
        4 => _fifth!,
        _ => _sixth!,
    };

    public TensorGroup Swap(int left, int right)
    {
        var tensors = this;
        Tensor? At(int index) => index >= tensors.Count ? null : tensors[index == left ? right : index == right ? left : index];
        return new TensorGroup(Count, At(0)!, At(1), At(2), At(3), At(4), At(5));
    }
}
