using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;

namespace VaeLint.Runtime.Tests.Divergences;

public sealed class ToStandardNormalTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_KL05(ScalarType type)
    {
        var record = LossVectors.Get("KL-05");

        var divergence = KlDivergence.ToStandardNormal(record.Input("mu", type), record.Input("logvar", type));

        record.AssertEqual("per_sample", divergence);
        record.AssertEqual("batch_mean", divergence.mean());
    }
}
