using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>Poisson, negative binomial, zero-inflated. Numbers without a record are from 50-digit arithmetic on the log Γ form, at the float32 values of the inputs.</summary>
public sealed class CountTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R20_Poisson(ScalarType type)
    {
        var record = LossVectors.Get("R-20");

        record.AssertEqual("nll", NegativeLogLikelihood.Poisson(record.Input("log_rate", type), record.Input("x", ScalarType.Int64)));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_G07_the_Poisson_gradient(ScalarType type)
    {
        var record = LossVectors.Get("G-07");

        var slopes = Gradients.Backward(inputs => NegativeLogLikelihood.Poisson(inputs[0], record.Input("x").view(1)), record.Input("log_rate", type).view(1));

        record.AssertEqual("d_log_rate", slopes[0]);
    }

    [Theory]
    [InlineData("R-21", ScalarType.Float64)]
    [InlineData("R-21", ScalarType.Float32)]
    [InlineData("R-23", ScalarType.Float64)]
    [InlineData("R-23", ScalarType.Float32)]
    public void Reference_records_R21_R23_negative_binomial(string id, ScalarType type)
    {
        var record = LossVectors.Get(id);

        record.AssertEqual("nll", NegativeLogLikelihood.NegativeBinomial(record.Input("mu", type), record.Input("theta", type), record.Input("x", ScalarType.Int64)));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R24_zero_inflated(ScalarType type)
    {
        var record = LossVectors.Get("R-24");

        record.AssertEqual("nll", NegativeLogLikelihood.ZeroInflatedNegativeBinomial(record.Input("mu", type), record.Input("theta", type), record.Input("pi_logits", type), record.Input("x", type)));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_G08_gradients_of_mean_and_inverse_dispersion(ScalarType type)
    {
        var record = LossVectors.Get("G-08");

        var slopes = Gradients.Backward(
            inputs => NegativeLogLikelihood.NegativeBinomial(inputs[0], inputs[1], record.Input("x").view(1)),
            record.Input("mu", type).view(1),
            record.Input("theta", type).view(1));

        record.AssertEqual("d_mu", slopes[0]);
        record.AssertEqual("d_theta", slopes[1]);
    }

    [Theory]
    [InlineData(1050, 1000.0, 0.1)]
    [InlineData(3, 1000.0, 0.01)]
    [InlineData(1e6, 2.0, 1e-3)]
    [InlineData(1e6, 2.0, 1e-10)]
    public void A_small_inverse_dispersion_keeps_the_gradient_of_the_mean_in_float32(double count, double mean, double inverseDispersion)
    {
        var (mu, theta) = (mean, (double)(float)inverseDispersion);

        var slopes = Gradients.Backward(
            inputs => NegativeLogLikelihood.NegativeBinomial(inputs[0], tensor((float)inverseDispersion), tensor(new[] { (float)count })),
            tensor(new[] { (float)mean }));

        Numbers.AssertRelative([theta * (mu - count) / (mu * (mu + theta))], slopes[0], 2e-6);
    }

    [Theory]
    [InlineData(1e6, 2.0, 1e-3)]
    [InlineData(5e4, 0.1, 0.01)]
    [InlineData(1050, 1000.0, 0.1)]
    public void A_small_inverse_dispersion_keeps_the_value_in_float32(double count, double mean, double inverseDispersion)
    {
        Tensor Value(ScalarType type) => NegativeLogLikelihood.NegativeBinomial(
            tensor(new[] { (float)mean }).to_type(type), tensor((float)inverseDispersion).to_type(type), tensor(new[] { (float)count }).to_type(type));

        Numbers.AssertRelative(Numbers.Of(Value(ScalarType.Float64)), Value(ScalarType.Float32), 2e-6);
    }

    [Theory]
    [InlineData(0, -20.0, 2.0611536224385578e-9)]
    [InlineData(1, 0.0, 1.0)]
    [InlineData(7, 1.75, 2.0297640370711447)]
    [InlineData(8, 2.5, 2.7870968634487237)]
    [InlineData(100, 4.5, 3.7565068560853037)]
    [InlineData(100000, 11.5, 14.992909882362557)]
    [InlineData(1000000, 13.8125, 12.35387926610835)]
    [InlineData(3, -9.0, 28.791882879032142)]
    public void Poisson_keeps_its_digits_from_no_count_to_a_million(long count, double logRate, double expected)
    {
        var target = tensor(new[] { count });

        Numbers.AssertRelative([expected], NegativeLogLikelihood.Poisson(tensor(new[] { logRate }), target), count > 1000 ? 1e-10 : 1e-13);
        Numbers.AssertRelative([expected], NegativeLogLikelihood.Poisson(tensor(new[] { (float)logRate }), target), count > 1000 ? 1e-3 : 2e-6);
    }

    [Theory]
    [InlineData(0, 2.0, 1.5, 1.2709467905808054, 0.42857142857142857, 0.27586928895863219)]
    [InlineData(0, 100.0, 0.001, 0.011512935964258343, 9.9999004759650037e-6, 10.51294541732373)]
    [InlineData(0, 0.001, 100000.0, 0.0010000000424974509, 0.99999998999999963, 5.0000004083078489e-17)]
    [InlineData(1, 1.0, 8.0, 1.0600473209074511, 0.0, -0.0072169643436165455)]
    [InlineData(5, 5.0, 7.75, 1.9934335335789869, 0.0, -0.026173285467830346)]
    [InlineData(7, 4.0, 0.5, 3.4862556054941753, -0.083333333333333333, -1.0463762662646242)]
    [InlineData(3, 2.5, 100000000.0, 1.5428872873555896, -0.19999999500000012, -1.3749999666666675e-16)]
    [InlineData(1000, 1010.0, 100000000.0, 4.4225731528382558, 0.0099008901000198908, -4.4999600836810729e-14)]
    [InlineData(1000000, 1000500.0, 1000000.0, 8.2357362911328006, 0.00024981260931643651, -2.1876047623776021e-7)]
    [InlineData(100000, 3.0, 0.25, 8014.8347222539345, -2564.025641025641, 30755.132265166806)]
    [InlineData(2, 5000.0, 20.0, 105.16993529445728, 0.0039824701195219124, 4.4322163616322582)]
    [InlineData(250, 250.0, 0.0078125, 10.414766315352972, 0.0, -123.71040593830729)]
    public void The_negative_binomial_keeps_its_digits_at_every_dispersion(long count, double mean, double inverseDispersion, double expected, double meanSlope, double dispersionSlope)
    {
        var target = tensor(new[] { count });
        Tensor[] doubles = [tensor(new[] { (double)(float)mean }), tensor(new[] { (double)(float)inverseDispersion })];
        Tensor[] singles = [tensor(new[] { (float)mean }), tensor(new[] { (float)inverseDispersion })];
        Func<Tensor[], Tensor> loss = inputs => NegativeLogLikelihood.NegativeBinomial(inputs[0], inputs[1], target);

        Numbers.AssertRelative([expected], loss(doubles), count > 1000 ? 1e-11 : 1e-12);
        Numbers.AssertRelative([expected], loss(singles), count > 1000 ? 1e-4 : 2e-6);
        var exact = Gradients.Backward(loss, doubles);
        Numbers.AssertClose([meanSlope], exact[0], 1e-12);
        Numbers.AssertClose([dispersionSlope], exact[1], 1e-12);
        var single = Gradients.Backward(loss, singles);
        Numbers.AssertClose([meanSlope], single[0], 1e-6);
        Numbers.AssertClose([dispersionSlope], single[1], 2e-6);
    }

    [Theory]
    [InlineData(0, 2.0, 1.5, 20.0, 1.4828642841291132e-9, -1.4828642821721453e-9)]
    [InlineData(0, 0.0001, 1.5, -3.0, 9.5254009294980722e-5, -4.5177197265210387e-6)]
    [InlineData(0, 5000.0, 100.0, -200.0, 200.0, -1.0)]
    [InlineData(0, 5000.0, 100.0, 40.0, 4.248354255291589e-18, -4.248354255291589e-18)]
    [InlineData(0, 50.0, 1000.0, -12.0, 12.000006144193478, -0.99999385582539768)]
    [InlineData(4, 2.0, 1.5, -30.0, 2.6088675674165738, 9.357622968839299e-14)]
    [InlineData(4, 2.0, 1.5, 30.0, 32.608867567416574, 0.99999999999990642)]
    [InlineData(0, 100.0, 0.125, -30.0, 0.83573261838342264, -1.2225764503945576e-13)]
    public void Zero_inflation_keeps_its_digits(long count, double mean, double inverseDispersion, double zeroLogit, double expected, double slope)
    {
        var target = tensor(new[] { count });
        Func<Tensor[], Tensor> loss = inputs => NegativeLogLikelihood.ZeroInflatedNegativeBinomial(inputs[0], inputs[1], inputs[2], target);
        Tensor[] doubles = [tensor(new[] { (double)(float)mean }), tensor(new[] { inverseDispersion }), tensor(new[] { zeroLogit })];
        Tensor[] singles = [tensor(new[] { (float)mean }), tensor(new[] { (float)inverseDispersion }), tensor(new[] { (float)zeroLogit })];

        Numbers.AssertRelative([expected], loss(doubles), 1e-12);
        Numbers.AssertRelative([expected], loss(singles), 3e-6);
        Numbers.AssertClose([slope], Gradients.Backward(loss, doubles)[2], 1e-12);
        Numbers.AssertClose([slope], Gradients.Backward(loss, singles)[2], 1e-6);
    }

    [Fact]
    public void Infinite_inverse_dispersion_is_Poisson()
    {
        var mean = rand(4, 6, ScalarType.Float64) * 20 + 0.1;
        var counts = randint(0, 30, [4, 6], ScalarType.Int64);
        var dispersion = full(1, 1e13, dtype: ScalarType.Float64);

        Numbers.AssertClose(NegativeLogLikelihood.Poisson(mean.log(), counts), NegativeLogLikelihood.NegativeBinomial(mean, dispersion, counts), 1e-9);
    }

    [Fact]
    public void An_inverse_dispersion_per_gene_is_the_same_as_one_per_element()
    {
        var mean = rand(4, 3, ScalarType.Float64) + 0.5;
        var counts = randint(0, 9, [4, 3], ScalarType.Int64);
        var perGene = tensor(new[] { 0.3, 2.0, 40.0 });
        var mask = tensor(new[,] { { 1, 0, 1 }, { 1, 1, 1 }, { 0, 0, 1 }, { 1, 1, 0 } });

        foreach (var weights in new[] { null, mask })
        {
            Numbers.AssertClose(
                NegativeLogLikelihood.NegativeBinomial(mean, perGene.expand(4, 3).contiguous(), counts, weights),
                NegativeLogLikelihood.NegativeBinomial(mean, perGene, counts, weights),
                1e-13);
            Gradients.AssertMatchDifferences(inputs => NegativeLogLikelihood.NegativeBinomial(inputs[0], inputs[1], counts, weights), 1e-7, mean, perGene);
            Gradients.AssertMatchDifferences(inputs => NegativeLogLikelihood.ZeroInflatedNegativeBinomial(inputs[0], inputs[1], mean - 1, counts, weights), 1e-7, mean, perGene);
        }
    }

    [Fact]
    public void Probabilities_of_all_counts_sum_to_one()
    {
        var counts = arange(0, 600, dtype: ScalarType.Float64);
        var mean = full(600, 7.5, dtype: ScalarType.Float64);
        var dispersion = full(600, 1.25, dtype: ScalarType.Float64);

        Numbers.AssertClose([1.0], (-NegativeLogLikelihood.Poisson(mean.log(), counts)).exp().sum(), 1e-13);
        Numbers.AssertClose([1.0], (-NegativeLogLikelihood.NegativeBinomial(mean, dispersion, counts)).exp().sum(), 1e-13);
        Numbers.AssertClose([1.0], (-NegativeLogLikelihood.ZeroInflatedNegativeBinomial(mean, dispersion, full_like(mean, -0.4), counts)).exp().sum(), 1e-13);
    }

    [Fact]
    public void Agrees_with_the_distributions_of_TorchSharp()
    {
        var logRate = randn(5, 4, ScalarType.Float64);
        var counts = randint(0, 12, [5, 4], ScalarType.Int64).to_type(ScalarType.Float64);
        var dispersion = rand(5, 4, ScalarType.Float64) * 5 + 0.2;
        var logits = logRate - dispersion.log();

        Numbers.AssertClose(-distributions.Poisson(logRate.exp()).log_prob(counts).sum(1L), NegativeLogLikelihood.Poisson(logRate, counts), 1e-12);
        Numbers.AssertClose(
            -distributions.NegativeBinomial(dispersion, logits: logits).log_prob(counts).sum(1L),
            NegativeLogLikelihood.NegativeBinomial(logRate.exp(), dispersion, counts),
            1e-11);
    }

    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int64)]
    public void Counts_of_any_integer_type(ScalarType type)
    {
        var record = LossVectors.Get("R-20");

        record.AssertEqual("nll", NegativeLogLikelihood.Poisson(record.Input("log_rate"), record.Input("x", type)));
    }

    [Fact]
    public void Log_rates_of_ten_thousand()
    {
        var logRate = tensor(new[] { 1e4f, -1e4f, -1e4f });
        var counts = tensor(new long[] { 2, 0, 2 });

        Assert.Equal([double.PositiveInfinity, 0.0], Numbers.Of(NegativeLogLikelihood.Poisson(logRate, counts))[..2]);
        Numbers.AssertRelative([2e4 + Math.Log(2)], NegativeLogLikelihood.Poisson(logRate, counts)[2], 1e-6);
        Assert.Equal([double.PositiveInfinity, 0.0, -2.0], Numbers.Of(Gradients.Backward(inputs => NegativeLogLikelihood.Poisson(inputs[0], counts), logRate)[0]));
    }

    [Theory]
    [InlineData(0.001, 2.5422704679670945)]
    [InlineData(0.5, 0.15342640972002735)]
    [InlineData(1.0, 0.081061466795327258)]
    [InlineData(7.5, 0.011104559758206917)]
    [InlineData(8.0, 0.010411265261972096)]
    [InlineData(8.5, 0.0097994161261588033)]
    [InlineData(100.0, 0.00083333055563491468)]
    [InlineData(1e8, 8.3333333333333333e-10)]
    public void The_remainder_of_Stirling(double value, double expected) =>
        Numbers.AssertClose([expected], GammaTerms.StirlingRemainder(tensor(new[] { value })), 2e-14);
}
