using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Vectors;

/// <summary>How one expected number of a record comes out of the library, on any device and in any precision.</summary>
internal sealed record ReferenceCall(string Id, string Expected, Func<Func<string, Tensor>, LossVector, Tensor> Call)
{
    /// <summary>float32, unless the number lies below what it resolves.</summary>
    public ScalarType[] Types { get; init; } = [ScalarType.Float64, ScalarType.Float32];

    public void AssertEqual(ScalarType type, Device device)
    {
        var record = LossVectors.Get(Id);
        record.AssertEqual(Expected, Call(name => record.Input(name, type).to(device), record));
    }

    public override string ToString() => $"{Id} {Expected}";
}
