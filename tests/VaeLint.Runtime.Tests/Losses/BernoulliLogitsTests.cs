using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

public sealed class BernoulliLogitsTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R02(ScalarType type)
    {
        var record = LossVectors.Get("R-02");

        record.AssertEqual("per_sample", NegativeLogLikelihood.BernoulliLogits(record.Input("logits", type), record.Input("x", type)));
    }

    [Fact]
    public void Gradients_match_central_differences() =>
        Gradients.AssertMatchDifferences(inputs => NegativeLogLikelihood.BernoulliLogits(inputs[0], tensor(new[,] { { 0.0, 1.0, 0.3 } })), 1e-8, tensor(new[,] { { -2.0, 0.0, 3.0 } }));

    [Fact]
    public void Only_the_result_survives()
    {
        var logits = randn(4, 6).requires_grad_();
        var target = rand(4, 6);

        Leaks.AssertOnlyResultsSurvive(1, () => NegativeLogLikelihood.BernoulliLogits(logits, target));
    }
}
