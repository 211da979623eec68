namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>(a) in every surrounding that people write: edits follow what the call means, not how it looks.</summary>
public sealed class ShapeMatrixTests
{
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";

    [Theory]
    [InlineData("return (F.{|VAE001:mse_loss(recon, x)|}) + kl;", "return (F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0]) + kl;")]
    [InlineData("return (Tensor)F.{|VAE001:mse_loss(recon, x)|} + kl;", "return (Tensor)(F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0]) + kl;")]
    [InlineData("return kl + 2 * F.{|VAE001:mse_loss(recon, x)|};", "return kl + 2 * F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0];")]
    [InlineData("return F.{|VAE001:mse_loss(recon, x)|} * 2 + kl;", "return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] * 2 + kl;")]
    [InlineData("return F.{|VAE001:mse_loss(recon, x)|}.add(kl);", "return (F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0]).add(kl);")]
    [InlineData("return kl.add(F.{|VAE001:mse_loss(recon, x)|});", "return kl.add(F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0]);")]
    [InlineData("return F.{|VAE001:mse_loss(recon, x)|}! + kl;", "return F.mse_loss(recon, x, reduction: Reduction.Sum)! / x.shape[0] + kl;")]
    [InlineData("kl += F.{|VAE001:mse_loss(recon, x)|}; return kl;", "kl += F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0]; return kl;")]
    [InlineData("return F.{|VAE001:mse_loss(target: x, input: recon)|} + kl;", "return F.mse_loss(target: x, input: recon, reduction: Reduction.Sum) / x.shape[0] + kl;")]
    [InlineData("return F.{|VAE001:mse_loss(reduction: Reduction.Mean, target: x, input: recon)|} + kl;", "return F.mse_loss(reduction: Reduction.Sum, target: x, input: recon) / x.shape[0] + kl;")]
    [InlineData("return F.{|VAE001:binary_cross_entropy(recon, x, null)|} + kl;", "return F.binary_cross_entropy(recon, x, null, reduction: Reduction.Sum) / x.shape[0] + kl;")]
    [InlineData("return nn.functional.{|VAE001:l1_loss(recon, x)|} + kl;", "return nn.functional.l1_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + kl;")]
    [InlineData("return (true ? F.{|VAE001:mse_loss(recon, x)|} : kl) + kl;", "return (true ? F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] : kl) + kl;")]
    [InlineData("return F.{|VAE001:mse_loss(recon, x.view(-1, 784))|} + kl;", "return F.mse_loss(recon, x.view(-1, 784), reduction: Reduction.Sum) / x.shape[0] + kl;")]
    [InlineData("var d = (recon - x).pow(2); return d?.{|VAE001:mean()|} + kl;", "var d = (recon - x).pow(2); return d?.sum() / x.shape[0] + kl;")]
    [InlineData("var d = (recon - x).pow(2); return d?.{|VAE001:mean()|}.mul(2) + kl;", "var d = (recon - x).pow(2); return d?.sum().div(x.shape[0]).mul(2) + kl;")]
    public Task In_an_expression(string marked, string repaired) =>
        LossFix.Balances(LossFix.Method($"var kl = {Kl}; {marked}"), LossFix.Method($"var kl = {Kl}; {repaired}"));

    [Fact]
    public Task Using_static_and_an_alias_for_the_functions() => Repairs(
        $$"""
        using static TorchSharp.torch.nn.functional;
        using Error = TorchSharp.torch.nn.functional;
        class Loss
        {
            Tensor Static(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => {|VAE001:mse_loss(recon, x)|} + {{Kl}};
            Tensor Alias(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => Error.{|VAE001:mse_loss(recon, x)|} + {{Kl}};
        }
        """,
        $$"""
        using static TorchSharp.torch.nn.functional;
        using Error = TorchSharp.torch.nn.functional;
        class Loss
        {
            Tensor Static(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {{Kl}};
            Tensor Alias(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => Error.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {{Kl}};
        }
        """);

    [Theory]
    [InlineData("", "Reduction.Sum")]
    [InlineData("enum Reduction { Sum }", "nn.Reduction.Sum")]
    [InlineData("enum Reduction { Sum } class nn { }", "torch.nn.Reduction.Sum")]
    [InlineData("enum Reduction { Sum } class nn { } class torch { }", "global::TorchSharp.torch.nn.Reduction.Sum")]
    public Task The_shortest_spelling_of_the_reduction_that_binds(string neighbours, string spelling) => Repairs(
        Nested($"F.{{|VAE001:mse_loss(recon, x)|}} + {Kl}", neighbours),
        Nested($"F.mse_loss(recon, x, reduction: {spelling}) / x.shape[0] + {Kl}", neighbours));

    [Fact]
    public Task A_written_qualified_reduction_keeps_its_qualification() => LossFix.Balances(
        LossFix.Method($"var kl = {Kl}; return F.{{|VAE001:mse_loss(recon, x, TorchSharp.torch.nn.Reduction.Mean)|}} + kl;"),
        LossFix.Method($"var kl = {Kl}; return F.mse_loss(recon, x, TorchSharp.torch.nn.Reduction.Sum) / x.shape[0] + kl;"));

    [Fact]
    public Task A_complete_loss_in_a_helper_is_repaired_in_the_helper() => Repairs(
        $$"""
        class Loss
        {
            static Tensor Elbo(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                return F.{|VAE001:mse_loss(recon, x)|} + {{Kl}};
            }

            Tensor Step(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => Elbo(recon, x, mu, logvar) * 3;
        }
        """,
        $$"""
        class Loss
        {
            static Tensor Elbo(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {{Kl}};
            }

            Tensor Step(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => Elbo(recon, x, mu, logvar) * 3;
        }
        """);

    [Fact]
    public Task In_a_field_a_lambda_a_local_function_a_constructor_and_a_property() => Repairs(
        $$"""
        class Loss
        {
            static readonly Func<Tensor, Tensor, Tensor, Tensor, Tensor> Field = (recon, x, mu, logvar) => F.{|VAE001:mse_loss(recon, x)|} + {{Kl}};
            public Tensor recon = zeros(1), x = zeros(1), mu = zeros(1), logvar = zeros(1), total;

            Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                total = F.{|VAE001:mse_loss(recon, x)|} + {{Kl}};
            }

            Tensor Property => F.{|VAE001:mse_loss(recon, x)|} + {{Kl}};

            Tensor Lambda(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                Func<Tensor> loss = () => F.{|VAE001:mse_loss(recon, x)|} + {{Kl}};
                return loss();
            }

            Tensor Local(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                return Error(recon, x) + {{Kl}};

                Tensor Error(Tensor a, Tensor b) => F.{|VAE001:mse_loss(a, b)|};
            }
        }
        """,
        $$"""
        class Loss
        {
            static readonly Func<Tensor, Tensor, Tensor, Tensor, Tensor> Field = (recon, x, mu, logvar) => F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {{Kl}};
            public Tensor recon = zeros(1), x = zeros(1), mu = zeros(1), logvar = zeros(1), total;

            Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                total = F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {{Kl}};
            }

            Tensor Property => F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {{Kl}};

            Tensor Lambda(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                Func<Tensor> loss = () => F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {{Kl}};
                return loss();
            }

            Tensor Local(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                return Error(recon, x) + {{Kl}};

                Tensor Error(Tensor a, Tensor b) => F.mse_loss(a, b, reduction: Reduction.Sum) / b.shape[0];
            }
        }
        """);

    [Theory]
    [InlineData("return nn.MSELoss().{|VAE001:forward(recon, x)|} + kl;", "return nn.MSELoss(reduction: Reduction.Sum).forward(recon, x) / x.shape[0] + kl;")]
    [InlineData("using var mse = nn.MSELoss(Reduction.Mean); return mse.{|VAE001:call(recon, x)|} + kl;", "using var mse = nn.MSELoss(Reduction.Sum); return mse.call(recon, x) / x.shape[0] + kl;")]
    public Task A_loss_module_of_one_call_is_made_to_sum(string marked, string repaired) =>
        LossFix.Balances(LossFix.Method($"var kl = {Kl}; {marked}"), LossFix.Method($"var kl = {Kl}; {repaired}"));

    [Fact]
    public Task In_top_level_statements() => LossFix.BalancesProgram(
        $$"""
        var (recon, x, mu, logvar) = (rand(8, 784), rand(8, 784), rand(8, 20), rand(8, 20));
        var loss = F.{|VAE001:mse_loss(recon, x)|} + {{Kl}};
        loss.backward();
        """,
        $$"""
        var (recon, x, mu, logvar) = (rand(8, 784), rand(8, 784), rand(8, 20), rand(8, 20));
        var loss = F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {{Kl}};
        loss.backward();
        """);

    [Fact]
    public Task Two_lambdas_without_a_common_tensor_have_a_divisor_each() => LossFix.Balances(
        LossFix.Method(
            """
            Func<Tensor, Tensor, Tensor> error = (y, t) => F.{|VAE001:mse_loss(y, t)|};
                    Func<Tensor, Tensor, Tensor> kl = (m, v) => -0.5 * (1 + v - m.pow(2) - v.exp()).{|VAE002:mean()|};
                    return error(recon, x) + kl(mu, logvar);
            """),
        LossFix.Method(
            """
            Func<Tensor, Tensor, Tensor> error = (y, t) => F.mse_loss(y, t, reduction: Reduction.Sum) / t.shape[0];
                    Func<Tensor, Tensor, Tensor> kl = (m, v) => -0.5 * (1 + v - m.pow(2) - v.exp()).sum() / v.shape[0];
                    return error(recon, x) + kl(mu, logvar);
            """));

    [Fact]
    public Task Comments_and_line_breaks_stay_where_they_are() => Repairs(
        $$"""
        class Loss
        {
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                // how far off
                var error = F // the functions
                    .{|VAE001:mse_loss(
                        recon, // decoder
                        x /* data */
                    )|}; // done
                return error
                    + {{Kl}}; // K
            }
        }
        """,
        $$"""
        class Loss
        {
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                // how far off
                var error = F // the functions
                    .mse_loss(
                        recon, // decoder
                        x, reduction: Reduction.Sum /* data */
                    ) / x.shape[0]; // done
                return error
                    + {{Kl}}; // K
            }
        }
        """);

    private static Task Repairs(string marked, string repaired) => LossFix.Balances(marked, repaired);

    private static string Nested(string expression, string neighbours) =>
        $$"""
        namespace Inner
        {
            {{neighbours}}
            class Loss
            {
                Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => {{expression}};
            }
        }
        """;
}
