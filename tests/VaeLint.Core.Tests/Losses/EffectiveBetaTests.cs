using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;
using static VaeLint.Core.Tests.Losses.LossTerms;

namespace VaeLint.Core.Tests.Losses;

/// <summary>weight(KL) / weight(reconstruction), with known sizes put in.</summary>
public sealed class EffectiveBetaTests
{
    private readonly LossTerms _terms = new();

    [Fact]
    public void Known_sizes_are_put_in()
    {
        var r = Weight(_terms.Reconstruction(TensorShape.BatchOf(784), steps: [Mean()]), "D");
        var k = Weight(_terms.Divergence(TensorShape.BatchOf(20), steps: [Mean()]), "L");

        var beta = EffectiveBeta.Of(r, k);

        Assert.Equal(39.2, beta.Value!.Value, 1e-12);
        Assert.Equal("39.2", beta.ToString());
    }

    [Fact]
    public void Unknown_sizes_and_weights_stay_symbols()
    {
        var r = Weight(_terms.Reconstruction(null, steps: [Mean()]), "D");
        var k = Weight(_terms.Divergence(TensorShape.BatchOf(20), steps: [Sum()]), "L");
        k.Free = Coefficient.Of(Symbol.Free("beta", "beta", isIntegral: false));

        var beta = EffectiveBeta.Of(r, k);

        Assert.Null(beta.Value);
        Assert.Equal("beta·B·D", beta.ToString());
    }

    [Fact]
    public void All_axes_of_an_image_together_are_D()
    {
        var r = Weight(_terms.Reconstruction(TensorShape.BatchOf(null, null, null), steps: [Mean()]), "D");
        var partial = Weight(_terms.Reconstruction(TensorShape.BatchOf(null, null, null), steps: [Sum(1), Mean()]), "D");
        var k = Weight(_terms.Divergence(TensorShape.BatchOf(20), steps: [Sum(1), Mean()]), "L");

        Assert.Equal("D", EffectiveBeta.Of(r, k).ToString());
        Assert.Equal("D2·D3", EffectiveBeta.Of(partial, k).ToString());
    }

    [Fact]
    public void Two_axes_are_all_of_two_and_the_latents_are_collapsed_like_the_data()
    {
        var r = Weight(_terms.Reconstruction(TensorShape.BatchOf(null, null), steps: [Mean()]), "D");
        var k = Weight(_terms.Divergence(TensorShape.BatchOf(null, null), steps: [Mean()]), "L");
        var summed = Weight(_terms.Divergence(TensorShape.BatchOf(20), steps: [Sum(1), Mean()]), "L");
        var known = Weight(_terms.Reconstruction(TensorShape.BatchOf(3, null), steps: [Mean()]), "D");

        Assert.Equal("D", EffectiveBeta.Of(r, summed).ToString());
        Assert.Equal("D/L", EffectiveBeta.Of(r, k).ToString());
        Assert.Equal("D", EffectiveBeta.Of(known, summed).ToString());
        Assert.Equal("D = event elements per sample, L = latent dimensions", EffectiveBeta.Of(r, k).Legend);
    }

    [Fact]
    public void The_sign_of_a_weight_is_no_part_of_it()
    {
        var r = Weight(_terms.Reconstruction(TensorShape.BatchOf(784), steps: [Sum()]), "D");
        var k = Weight(_terms.Divergence(TensorShape.BatchOf(20), steps: [Sum()]), "L");
        (r.Number, k.Number) = (-2, 0.5);

        Assert.Equal(0.25, EffectiveBeta.Of(r, k).Value);
    }
}
