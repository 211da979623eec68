using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Objectives;

/// <summary>A model whose evidence is known: with the exact posterior the ELBO is log p(x), and every importance weight is p(x).</summary>
public sealed class ProbabilisticPcaTests : TorchTest
{
    private readonly LossVector _record = LossVectors.Get("E-17");

    private Tensor Weights => _record.Input("W");

    private Tensor Target => _record.Input("x").unsqueeze(0);

    private double LogNoise => 2 * Math.Log(_record.Number("sigma"));

    [Fact]
    public void The_exact_posterior_gives_the_evidence()
    {
        var (mean, logVariance) = (Vector(_record.Expected("post_mu")).unsqueeze(0), Vector(_record.Expected("post_logvar")).unsqueeze(0));
        var reconstruction = ExpectedReconstruction(mean, logVariance);
        var kl = KlDivergence.ToStandardNormal(mean, logVariance);

        using var elbo = NegativeElbo.Compute(reconstruction, kl);

        _record.AssertEqual("expected_recon", reconstruction);
        _record.AssertEqual("kl", kl);
        _record.AssertEqual("log_px", elbo.Loss.neg());
    }

    [Fact]
    public void Every_importance_weight_is_the_evidence()
    {
        var (mean, logVariance) = (Vector(_record.Expected("post_mu")), Vector(_record.Expected("post_logvar")));
        var z = _record.Input("z").unsqueeze(1);
        var output = matmul(z, Weights.transpose(0, 1)) + _record.Input("mean");

        var logWeights = LogDensity.Normal(Target.expand(3, 1, 3), output, tensor(LogNoise, ScalarType.Float64), batchDims: 2)
            + LogDensity.StandardNormal(z, batchDims: 2) - LogDensity.Normal(z, mean, logVariance, batchDims: 2);

        _record.AssertEqual("log_w", logWeights.squeeze(1));
        _record.AssertEqual("log_px", ImportanceWeighted.Bound(logWeights));
    }

    [Fact]
    public void The_gap_of_another_posterior_is_its_divergence_from_the_exact_one()
    {
        var (mean, logVariance) = (_record.Input("q_mu").unsqueeze(0), _record.Input("q_logvar").unsqueeze(0));

        using var elbo = NegativeElbo.Compute(ExpectedReconstruction(mean, logVariance), KlDivergence.ToStandardNormal(mean, logVariance));

        _record.AssertEqual("other_expected_recon", elbo.Reconstruction);
        _record.AssertEqual("other_kl", elbo.Kl);
        _record.AssertEqual("other_gap", elbo.Loss + _record.Expected("log_px")[0]);
        _record.AssertEqual("other_gap", KlDivergence.Normal(mean, logVariance, Vector(_record.Expected("post_mu")), Vector(_record.Expected("post_logvar"))));
    }

    /// <summary>E_q[−log p(x|z)], in closed form because the decoder is linear.</summary>
    private Tensor ExpectedReconstruction(Tensor mean, Tensor logVariance)
    {
        var output = matmul(mean, Weights.transpose(0, 1)) + _record.Input("mean");
        var spread = (Weights.square().sum(0L) * logVariance.exp()).sum(1L) / (2 * Math.Exp(LogNoise));
        return LogDensity.Normal(Target, output, tensor(LogNoise, ScalarType.Float64)).neg() + spread;
    }
}
