using VaeLint.CSharp.Tests.Fixes;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE404Tests
{
    [Fact]
    public Task Shapes_that_broadcast() => Verify(
        ("OneColumn", "return F.{|VAE404:mse_loss(x.view(-1, 1), x.view(-1, 784).sum(1))|} + y.log().sum();"),
        ("Layer", "return F.{|VAE404:l1_loss(_value.call(x.view(-1, 784)), x.view(-1, 784).mean([1]))|} + y.log().sum();"),
        ("Kept", "return F.{|VAE404:mse_loss(x.view(-1, 784), x.view(-1, 784).mean([1], keepdim: true))|} + y.log().sum();"));

    [Fact]
    public Task Equal_shapes_and_what_is_not_known() => Verify(
        ("Equal", "return F.mse_loss(_value.call(x.view(-1, 784)), y.view(-1, 1)) + y.log().sum();"),
        ("Squeezed", "return F.mse_loss(_value.call(x.view(-1, 784)).squeeze(1), x.view(-1, 784).sum(1)) + y.log().sum();"),
        ("Unknown", "return F.mse_loss(_value.call(x), y) + y.log().sum();"),
        ("Arguments", "return F.mse_loss(x, y) + y.log().sum();"));

    [Theory]
    [InlineData("F.{|VAE404:mse_loss(_value.call(rows), rows.sum(1))|}", "F.mse_loss(_value.call(rows).squeeze(1), rows.sum(1))")]
    [InlineData("F.{|VAE404:mse_loss(rows.sum(1), /* predicted */ _value.call(rows), Reduction.Sum)|}", "F.mse_loss(rows.sum(1), /* predicted */ _value.call(rows).squeeze(1), Reduction.Sum)")]
    [InlineData("F.{|VAE404:mse_loss(target: 2 * rows.sum(1), input: -_value.call(rows))|}", "F.mse_loss(target: 2 * rows.sum(1), input: (-_value.call(rows)).squeeze(1))")]
    [InlineData("_error.{|VAE404:call(_value.call(rows), rows.sum(1))|}", "_error.call(_value.call(rows).squeeze(1), rows.sum(1))")]
    public Task The_fix(string wrong, string right) => LossFix.Repairs(Returning(wrong), Returning(right));

    [Fact]
    public Task Of_equal_ranks_only_the_author_knows_which_to_change() => LossFix.Refuses(Returning("F.{|VAE404:mse_loss(rows, rows.mean([1], keepdim: true))|}"));

    private static string Returning(string loss) => $$"""
        class Model
        {
            private readonly Linear _value = Linear(784, 1);
            private readonly MSELoss _error = MSELoss();
            Tensor Run(Tensor x, Tensor y)
            {
                var rows = x.view(-1, 784);
                return {{loss}} + y.log().sum();
            }
        }
        """;

    private static Task Verify(params (string Name, string Body)[] cases) => RuleVerifier.Verify([.. cases.Select(c => (c.Name + ".cs", $$"""
        namespace In{{c.Name}};
        class Model
        {
            private readonly Linear _value = Linear(784, 1);
            Tensor Run(Tensor x, Tensor y) { {{c.Body}} }
        }
        """))]);
}
