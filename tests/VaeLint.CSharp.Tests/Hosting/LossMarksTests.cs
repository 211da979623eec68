using Microsoft.CodeAnalysis;
using VaeLint.CSharp.Hosting.Marks;
using VaeLint.CSharp.Tests.Lowering;

namespace VaeLint.CSharp.Tests.Hosting;

/// <summary>Code is evaluated only where a divergence, a reduction and a square or a library's loss can be reached.</summary>
public sealed class LossMarksTests
{
    private const string Kl = "return -0.5 * (1 + x - {0} - x.exp()).sum();";

    [Theory]
    [InlineData("x * x")]
    [InlineData("x.pow(2)")]
    [InlineData("x.square()")]
    [InlineData("x.mul(x)")]
    [InlineData("_mean * _mean")]
    [InlineData("this.Mean() * this.Mean()")]
    [InlineData("both.Item1 * both.Item1")]
    [InlineData("Apply(y => y * y, x)")]
    [InlineData("Squared(x)")]
    [InlineData("(x - _mean) * (x - _mean)")]
    [InlineData("((new Pair(x) is (var square, _)) ? square : x)")]
    [InlineData("FirstOf(new Pair(x))")]
    [InlineData("FirstOfAll([new Pair(x)])")]
    [InlineData("_term.Of(x)")]
    [InlineData("_module.call(x)")]
    [InlineData("Named")]
    public void A_square_opens_the_code(string square) => Assert.True(IsOpen($"var both = (x, _mean); {string.Format(null, Kl, square)}"));

    [Theory]
    [InlineData("return -(x * x.log()).sum();")]
    [InlineData("var ratio = (x - x.detach()).exp(); return -(ratio * _mean).mean() - 0.01 * Entropy(x);")]
    [InlineData("return x.pow(2).sum() + x;")]
    [InlineData("return x.pow(2) + x.exp();")]
    public void Entropies_policies_and_layers_stay_closed(string statements) => Assert.False(IsOpen(statements));

    [Fact]
    public void A_loss_of_the_library_counts_as_a_square() =>
        Assert.True(IsOpen("return torch.nn.functional.mse_loss(x, _mean) - (1 + x - x.exp()).sum();"));

    private static bool IsOpen(string statements)
    {
        var lowered = Lowered.Source($$"""
            class Loss
            {
                private readonly Tensor _mean = torch.zeros(1);

                Tensor Mean() => _mean;

                Tensor Squared(Tensor y) => y * y;

                Tensor Entropy(Tensor y) => -(y * y.log()).sum();

                static Tensor Apply(System.Func<Tensor, Tensor> f, Tensor y) => f(y);

                static Tensor FirstOf(Pair pair)
                {
                    var (square, _) = pair;
                    return square;
                }

                static Tensor FirstOfAll(Pair[] pairs)
                {
                    foreach (var (square, _) in pairs)
                    {
                        return square;
                    }

                    return pairs[0].Y;
                }

                private readonly Term _term = new Power();

                private readonly Module<Tensor, Tensor> _module = new Second();

                Tensor Named => new Power().Of(_mean);

                class Term
                {
                    public virtual Tensor Of(Tensor y) => y;
                }

                class Power : Term
                {
                    public override Tensor Of(Tensor y) => y.pow(2);
                }

                class First() : Module<Tensor, Tensor>("first")
                {
                    public override Tensor forward(Tensor y) => y;
                }

                class Second() : Module<Tensor, Tensor>("second")
                {
                    public override Tensor forward(Tensor y) => y.square();
                }

                class Base
                {
                    public Tensor Y;

                    public void Deconstruct(out Tensor square, out Tensor y) => (square, y) = (Y * Y, Y);
                }

                class Pair : Base
                {
                    public Pair(Tensor y) => Y = y;
                }

                Tensor Run(Tensor x)
                {
                    {{statements}}
                }
            }
            """);
        return new LossMarks(lowered.Program).AreReachableFrom((ISymbol)lowered.Method("Loss", "Run").Symbol!, [], CancellationToken.None);
    }
}
