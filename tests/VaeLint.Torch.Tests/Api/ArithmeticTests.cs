using TorchSharp;
using VaeLint.Torch.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Torch.Tests.Api.LossSamples;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Every operation the engine gives a meaning to, against the meaning it gives.</summary>
public sealed class ArithmeticTests : TorchTest
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> Call, Func<double, double, double> Meaning)> Elementwise = new(StringComparer.Ordinal)
    {
        ["x + y"] = ((x, y) => x + y, (x, y) => x + y),
        ["x.add(y)"] = ((x, y) => x.add(y), (x, y) => x + y),
        ["x.add(y, alpha)"] = ((x, y) => x.add(y, 3), (x, y) => x + (3 * y)),
        ["torch.add(x, y, alpha)"] = ((x, y) => torch.add(x, y, 3), (x, y) => x + (3 * y)),
        ["x.add(2, alpha)"] = ((x, _) => x.add(2, 3), (x, _) => x + 6),
        ["x.sub(y)"] = ((x, y) => x.sub(y), (x, y) => x - y),
        ["torch.subtract(x, y)"] = ((x, y) => torch.subtract(x, y), (x, y) => x - y),
        ["1 - x"] = ((x, _) => 1 - x, (x, _) => 1 - x),
        ["x.mul(y)"] = ((x, y) => x.mul(y), (x, y) => x * y),
        ["x.multiply(y)"] = ((x, y) => x.multiply(y), (x, y) => x * y),
        ["x.div(y)"] = ((x, y) => x.div(y), (x, y) => x / y),
        ["torch.true_divide(x, y)"] = ((x, y) => torch.true_divide(x, y), (x, y) => x / y),
        ["2 / x"] = ((x, _) => 2 / x, (x, _) => 2 / x),
        ["-x"] = ((x, _) => -x, (x, _) => -x),
        ["x.neg()"] = ((x, _) => x.neg(), (x, _) => -x),
        ["x.negative()"] = ((x, _) => x.negative(), (x, _) => -x),
        ["x.pow(2)"] = ((x, _) => x.pow(2), (x, _) => x * x),
        ["torch.pow(x, 2)"] = ((x, _) => torch.pow(x, 2), (x, _) => x * x),
        ["x.square()"] = ((x, _) => x.square(), (x, _) => x * x),
        ["torch.square(x)"] = ((x, _) => torch.square(x), (x, _) => x * x),
        ["x.sqrt()"] = ((x, _) => x.sqrt(), (x, _) => Math.Sqrt(x)),
        ["x.pow(0.5)"] = ((x, _) => x.pow(0.5), (x, _) => Math.Sqrt(x)),
        ["x.rsqrt()"] = ((x, _) => x.rsqrt(), (x, _) => 1 / Math.Sqrt(x)),
        ["x.reciprocal()"] = ((x, _) => x.reciprocal(), (x, _) => 1 / x),
        ["x.exp()"] = ((x, _) => x.exp(), (x, _) => Math.Exp(x)),
        ["torch.exp(x)"] = ((x, _) => torch.exp(x), (x, _) => Math.Exp(x)),
        ["x.exp2()"] = ((x, _) => x.exp2(), (x, _) => Math.Pow(2, x)),
        ["x.expm1()"] = ((x, _) => x.expm1(), (x, _) => Math.Exp(x) - 1),
        ["x.log()"] = ((x, _) => x.log(), (x, _) => Math.Log(x)),
        ["x.log1p()"] = ((x, _) => x.log1p(), (x, _) => Math.Log(1 + x)),
        ["x.log2()"] = ((x, _) => x.log2(), (x, _) => Math.Log2(x)),
        ["x.abs()"] = ((x, _) => (-x).abs(), (x, _) => x),
        ["x.sigmoid()"] = ((x, _) => x.sigmoid(), (x, _) => 1 / (1 + Math.Exp(-x))),
        ["F.sigmoid(x)"] = ((x, _) => F.sigmoid(x), (x, _) => 1 / (1 + Math.Exp(-x))),
        ["F.logsigmoid(x)"] = ((x, _) => F.logsigmoid(x), (x, _) => -Math.Log(1 + Math.Exp(-x))),
        ["F.softplus(x)"] = ((x, _) => F.softplus(x), (x, _) => Math.Log(1 + Math.Exp(x))),
        ["x.tanh()"] = ((x, _) => x.tanh(), (x, _) => Math.Tanh(x)),
        ["x.logaddexp(y)"] = ((x, y) => x.logaddexp(y), (x, y) => Math.Log(Math.Exp(x) + Math.Exp(y))),
        ["torch.xlogy(x, y)"] = ((x, y) => torch.xlogy(x, y), (x, y) => x * Math.Log(y)),
        ["x.addcmul(x, y, v)"] = ((x, y) => x.addcmul(x, y, 3), (x, y) => x + (3 * x * y)),
        ["x.addcdiv(x, y, v)"] = ((x, y) => x.addcdiv(x, y, 3), (x, y) => x + (3 * x / y)),
        ["x.addcdiv(x, y)"] = ((x, y) => x.addcdiv(x, y), (x, y) => x + (x / y)),
        ["x.lerp(y, w)"] = ((x, y) => x.lerp(y, torch.full_like(x, 0.25)), (x, y) => x + (0.25 * (y - x))),
        ["x.clamp(min)"] = ((x, _) => x.clamp(min: 0.4), (x, _) => Math.Max(x, 0.4)),
        ["x.clamp(min, max)"] = ((x, _) => x.clamp(0.3, 0.6), (x, _) => Math.Clamp(x, 0.3, 0.6)),
        ["x.clamp_min"] = ((x, _) => x.clamp_min(0.4), (x, _) => Math.Max(x, 0.4)),
        ["torch.maximum(x, y)"] = ((x, y) => torch.maximum(x, y), Math.Max),
        ["torch.minimum(x, y)"] = ((x, y) => torch.minimum(x, y), Math.Min),
        ["torch.where(x > y, x, y)"] = ((x, y) => torch.where(x > y, x, y), Math.Max),
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> InPlace, Func<Tensor, Tensor, Tensor> Pure)> InPlaceForms = new(StringComparer.Ordinal)
    {
        ["add_(y)"] = ((x, y) => x.add_(y), (x, y) => x + y),
        ["add_(y, alpha)"] = ((x, y) => x.add_(y, 3), (x, y) => x + (3 * y)),
        ["add_(2)"] = ((x, _) => x.add_(2), (x, _) => x + 2),
        ["sub_(y)"] = ((x, y) => x.sub_(y), (x, y) => x - y),
        ["mul_(y)"] = ((x, y) => x.mul_(y), (x, y) => x * y),
        ["mul_(-0.5)"] = ((x, _) => x.mul_(-0.5), (x, _) => x * -0.5),
        ["div_(y)"] = ((x, y) => x.div_(y), (x, y) => x / y),
        ["neg_()"] = ((x, _) => x.neg_(), (x, _) => -x),
        ["exp_()"] = ((x, _) => x.exp_(), (x, _) => x.exp()),
        ["log_()"] = ((x, _) => x.log_(), (x, _) => x.log()),
        ["pow_(2)"] = ((x, _) => x.pow_(2), (x, _) => x * x),
        ["sqrt_()"] = ((x, _) => x.sqrt_(), (x, _) => x.sqrt()),
        ["sigmoid_()"] = ((x, _) => x.sigmoid_(), (x, _) => x.sigmoid()),
        ["abs_()"] = ((x, _) => x.abs_(), (x, _) => x.abs()),
        ["clamp_(0.3, 0.6)"] = ((x, _) => x.clamp_(0.3, 0.6), (x, _) => x.clamp(0.3, 0.6)),
        ["addcmul_(x, y, v)"] = ((x, y) => x.addcmul_(y, y, 3), (x, y) => x + (3 * y * y)),
        ["addcdiv_(x, y, v)"] = ((x, y) => x.addcdiv_(y, y, 3), (x, _) => x + 3),
        ["fill_(2)"] = ((x, _) => x.fill_(2), (x, _) => torch.full_like(x, 2)),
        ["zero_()"] = ((x, _) => x.zero_(), (x, _) => torch.zeros_like(x)),
    };

    public static TheoryData<string> ElementwiseNames => [.. Elementwise.Keys];

    public static TheoryData<string> InPlaceNames => [.. InPlaceForms.Keys];

    [Theory]
    [MemberData(nameof(ElementwiseNames))]
    public void The_operation_means(string name)
    {
        var (call, meaning) = Elementwise[name];
        var (x, y) = (Probabilities(2, 3), OtherProbabilities(2, 3));
        var (left, right) = (x.data<double>().ToArray(), y.data<double>().ToArray());
        var expected = tensor(left.Zip(right, meaning).ToArray()).reshape(2, 3);
        TensorAssert.Equal(expected, call(x, y), 1e-12);
    }

    [Theory]
    [MemberData(nameof(InPlaceNames))]
    public void The_in_place_form_changes_and_returns_its_receiver(string name)
    {
        var (inPlace, pure) = InPlaceForms[name];
        var receiver = Probabilities(2, 3);
        var expected = pure(Probabilities(2, 3), OtherProbabilities(2, 3));
        var returned = inPlace(receiver, OtherProbabilities(2, 3));
        TensorAssert.Equal(expected, receiver, 1e-12);
        TensorAssert.Equal(expected, returned, 1e-12);
        returned.fill_(9);
        TensorAssert.Equal(torch.full_like(expected, 9), receiver, 0);
    }

    [Fact]
    public void Compound_assignment_makes_a_new_tensor()
    {
        var original = Probabilities(2, 3);
        var alias = original;
        alias += 1;
        TensorAssert.Equal(Probabilities(2, 3), original, 0);
        TensorAssert.Equal(Probabilities(2, 3) + 1, alias, 0);
    }

    [Fact]
    public void A_scalar_plus_a_vector_broadcasts_and_a_sum_counts_it_once_per_element()
    {
        var scalar = tensor(3.0);
        var vector = Probabilities(B);
        TensorAssert.Equal((B * scalar) + vector.sum(), (scalar + vector).sum(), 1e-12);
        TensorAssert.Equal(scalar + vector.mean(), (scalar + vector).mean(), 1e-12);
    }

    [Fact]
    public void Div_with_a_rounding_mode_is_no_quotient()
    {
        TensorAssert.Equal(tensor(new[] { 2.0, -3.0 }), tensor(new[] { 5.0, -5.0 }).div(2, RoundingMode.floor), 0);
    }

    [Fact]
    public void Integer_sizes_divide_as_integers()
    {
        var x = zeros(5, 29);
        Assert.Equal(0, 1 / x.shape[0]);
        Assert.Equal(5, x.shape[1] / x.shape[0]);
        Assert.Equal(0, x.shape[0] / x.shape[1]);
        TensorAssert.Equal(tensor(0.0), tensor(7.0) * (1 / x.shape[0]), 0);
        TensorAssert.Equal(tensor(1.4), tensor(7.0) * (1.0 / x.shape[0]), 1e-12);
        TensorAssert.Equal(tensor(1.4), tensor(7.0) / x.shape[0], 1e-12);
        TensorAssert.Equal(tensor(1.4f), tensor(7) / x.shape[0], 1e-6);
    }

    [Fact]
    public void Softplus_in_double_precision_is_off_beyond_its_threshold()
    {
        var exact = 21.0 + Math.Log(1 + Math.Exp(-21.0));
        var error = Math.Abs(F.softplus(tensor(21.0)).item<double>() - exact);
        Assert.InRange(error, 1e-10, 2e-9);
        Assert.Equal(exact, -F.logsigmoid(tensor(-21.0)).item<double>(), 14);
    }

    [Fact]
    public void The_textbook_kl_cancels_in_single_precision_and_expm1_does_not()
    {
        var logVariance = tensor(1e-4f);
        var textbook = -0.5 * (1 + logVariance - logVariance.exp());
        Assert.Equal(0.0, Math.Abs(textbook.item<float>()), 1e-9);
        var stable = 0.5 * (logVariance.expm1() - logVariance);
        Assert.InRange(stable.item<float>(), 2.4e-9f, 2.6e-9f);
    }

    [Fact]
    public void Softmax_and_log_softmax_normalise_one_axis()
    {
        var logits = Reals(2, 3);
        var expected = logits.exp() / logits.exp().sum(1, keepdim: true);
        TensorAssert.Equal(expected, F.softmax(logits, 1));
        TensorAssert.Equal(expected, logits.softmax(1));
        TensorAssert.Equal(expected.log(), F.log_softmax(logits, 1));
        TensorAssert.Equal(expected.log(), nn.functional.log_softmax(logits, -1));
    }
}
