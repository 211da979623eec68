using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Regressions;

/// <summary>Training loops: what they count stands for every round, and what follows them is reached.</summary>
public sealed class LoopTests
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";
    private const string SummedMse = "F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]";

    [Theory]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++)", "epoch / (double)warmUp")]
    [InlineData("for (var epoch = 1; epoch <= epochs; ++epoch)", "(float)epoch / warmUp")]
    [InlineData("for (var epoch = epochs; epoch > 0; epoch -= 1)", "(epoch + 1.0) / warmUp")]
    [InlineData("for (int epoch = 0; epoch < epochs; epoch = epoch + 1)", "Math.Min(1.0, epoch / (double)warmUp)")]
    [InlineData("for (long epoch = 0; epoch < epochs; epoch = 1 + epoch)", "1 / (1 + Math.Exp(-0.1 * (epoch - warmUp)))")]
    public void A_weight_that_grows_with_the_epochs_is_a_weight(string loop, string weight) =>
        LossVerdict.Of(Plain($"{loop} {{ var loss = {SummedMse} + {weight} * {SummedKl}; loss.backward(); }} return x;", "int epochs, int warmUp")).IsBalanced();

    [Theory]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++)", "epoch / (double)warmUp")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++)", "Math.Pow(0.9, epoch)")]
    public void A_weight_that_grows_hides_no_mean(string loop, string weight) =>
        LossVerdict.Of(Plain(
            $"{loop} {{ var loss = F.mse_loss(recon, x) + {{|VAE010:{weight}|}} * {SummedKl}; loss.backward(); }} return x;", "int epochs, int warmUp"));

    [Fact]
    public void Steps_that_a_loop_over_data_counts_beside_are_counted_too() =>
        LossVerdict.Of(Plain(
            $$"""
            var step = 0;
            foreach (var batch in data)
            {
                step++;
                var loss = F.mse_loss(recon, x) + {|VAE010:Math.Min(1.0, step / 10000.0)|} * {{SummedKl}};
                loss.backward();
            }
            return x;
            """,
            "IEnumerable<Tensor> data"));

    [Fact]
    public void A_counter_never_stands_for_the_size_of_the_batch() =>
        LossVerdict.Of(Plain(
            $"for (var batch = 1; batch < limit; batch++) {{ var loss = F.{{|VAE003:mse_loss(recon, x, Reduction.Sum)|}} / batch + {SummedKl}; loss.backward(); }} return x;", "int limit"));

    [Theory]
    [InlineData("var running = true; while (running) { Console.WriteLine(1); }")]
    [InlineData("while (true) { Console.WriteLine(1); if (limit > 3) { break; } }")]
    [InlineData("var i = 0; do { Console.WriteLine(i); i++; } while (i < limit);")]
    [InlineData("while (limit > 0) { for (var i = 0; i < limit; i++) { Console.WriteLine(i); } }")]
    [InlineData("while (limit > 0) { foreach (var c in \"abc\") { while (limit > 1) { Console.WriteLine(c); } } }")]
    [InlineData("for (var i = 0; i < limit; i++) { if (i == 3) { continue; } for (var j = i; j < limit; j++) { if (j == 5) { break; } } }")]
    public void What_follows_a_loop_is_reached(string loop) =>
        LossVerdict.Of(Plain($"{loop} return F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl};", "int limit")).States("VAE001", "D");

    [Fact]
    public void What_a_round_leaves_for_the_next_is_followed() =>
        LossVerdict.Of(Plain(
            $$"""
            var mean = false;
            for (var epoch = 0; epoch < epochs; epoch++)
            {
                var r = mean ? F.{|VAE001:mse_loss(recon, x)|} : {{SummedMse}};
                var loss = r + {{SummedKl}};
                loss.backward();
                mean = true;
            }
            return x;
            """,
            "int epochs"));

    [Theory]
    [InlineData("i == 0")]
    [InlineData("i < 1")]
    [InlineData("first")]
    public void The_first_round_may_differ_from_the_others(string isFirst) =>
        LossVerdict.Of(Plain(
            $$"""
            var loss = x;
            var first = true;
            for (var i = 0; i < n; i++)
            {
                loss = {{isFirst}} ? F.{|VAE001:mse_loss(recon, x)|} : loss + {{SummedKl}};
                first = false;
            }
            return loss;
            """,
            "int n")).States("VAE001", "D");

    [Theory]
    [InlineData("i == 0", "i > 0")]
    [InlineData("i < 1", "i >= 1")]
    [InlineData("i < 1", "i == 3")]
    [InlineData("i <= 2", "3 <= i")]
    [InlineData("i < 3", "i > 2")]
    public void A_mean_of_rounds_that_do_not_train_is_none_of_those_that_do(string isFirst, string isLater) =>
        LossVerdict.Of(Plain(
            $$"""
            for (var i = 0; i < n; i++)
            {
                var r = {{isFirst}} ? F.mse_loss(recon, x) : {{SummedMse}};
                if ({{isLater}}) { (r + {{SummedKl}}).backward(); }
            }
            return x;
            """,
            "int n")).IsBalanced();

    [Fact]
    public void A_number_that_is_assigned_anew_is_another_one() =>
        LossVerdict.Of(Plain($"if (mode == 0) {{ mode = mode + 1; }} if (mode > 0) {{ return F.{{|VAE001:mse_loss(recon, x)|}} + {SummedKl}; }} return x;", "int mode"));

    [Theory]
    [InlineData("new Tensor[n]", "for (var j = 0; j < n; j++) { loss = loss + terms[j]; } return loss;")]
    [InlineData("new Tensor[n]", "return loss + terms[n - 1];")]
    [InlineData("new Tensor[2]", "return loss + terms[0];")]
    public void What_a_loop_stores_is_found_at_any_index(string array, string use) =>
        LossVerdict.Of(Plain(
            $"var terms = {array}; for (var i = 0; i < n; i++) {{ terms[i] = {SummedKl}; }} var loss = F.{{|VAE001:mse_loss(recon, x)|}}; {use}", "int n")).States("VAE001", "D");

    [Theory]
    [InlineData("(double)i / i")]
    [InlineData("2.0 * i / (i * 2.0)")]
    public void A_counter_over_itself_is_one(string weight) =>
        LossVerdict.Of(Plain(
            $"for (var i = 1; i < n; i++) {{ var loss = F.{{|VAE001:mse_loss(recon, x)|}} + {weight} * {SummedKl}; loss.backward(); }} return x;", "int n")).States("VAE001", "D");

    [Theory]
    [InlineData("for (var i = 0; i < mus.Length; i++)")]
    [InlineData("for (var i = mus.Length - 1; i >= 0; i--)")]
    [InlineData("for (var (i, j) = (0, 1); i < mus.Length; i++)")]
    public void Elements_of_two_rounds_are_not_the_same_element_twice(string loop) =>
        LossVerdict.Of(Plain(
            $$"""
            var total = zeros(1);
            {{loop}} { total += (-0.5 * (1 + logvars[i] - mus[i].pow(2) - logvars[i].exp())).sum(1).mean(); }
            return F.{|VAE001:mse_loss(recon, x)|} + 2 * total;
            """,
            "Tensor[] mus, Tensor[] logvars")).States("VAE001", "2·D");

    [Fact]
    public void What_a_lambda_shares_with_its_method_outlives_the_blocks_that_name_it() =>
        LossVerdict.Of(Plain(
            $$"""
            var r = x;
            Action average = () => r = F.{|VAE001:mse_loss(recon, x)|};
            if (log) { Console.WriteLine(1); }
            average();
            if (log) { Console.WriteLine(2); }
            return r + {{SummedKl}};
            """,
            "bool log")).States("VAE001", "D");

    [Fact]
    public void What_is_written_to_a_reference_outlives_the_method() =>
        LossVerdict.Of(Plain(
            $$"""
            {|VAE001:Average(recon, x, log, out var r)|};
            return r + {{SummedKl}};
            """,
            "bool log",
            """
            private static void Average(Tensor recon, Tensor x, bool log, out Tensor r)
            {
                r = F.mse_loss(recon, x);
                if (log) { Console.WriteLine(1); }
            }
            """)).States("VAE001", "D");

    [Fact]
    public void An_object_that_was_made_in_a_constructor_is_the_same_on_both_paths()
    {
        const string source = $$"""
            class Part
            {
                private readonly Reduction _reduction;
                public Part(Reduction reduction) { _reduction = reduction; }
                public Tensor Of(Tensor recon, Tensor x) => F.mse_loss(recon, x, _reduction);
            }

            class Whole
            {
                private readonly Part _part = new Part(Reduction.Sum);

                public Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, bool half)
                {
                    var weight = half ? 0.5 : 1.0;
                    var r = _part.Of(recon, x) / x.shape[0];
                    return r + weight * {{SummedKl}};
                }
            }
            """;

        LossVerdict.Of(source).IsBalanced();
    }
}
