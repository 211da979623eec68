using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Vocabulary;

/// <summary>Functions of another library, declared in the configuration: what the code does with their results is judged.</summary>
public sealed class DeclaredLossTests
{
    private const string Both = "My.Lib.Losses.Recon : reconstruction, {0} | My.Lib.Losses.Kl : kl, {1}";

    private const string Kl = "My.Lib.Losses.Kl(mu, logvar)";

    private const string SummedKl = LossSource.Kl + ".sum(1).mean()";

    [Fact]
    public void Without_an_entry_nothing_is_known()
    {
        Verdict("", $"return My.Lib.Losses.Recon(recon, x) + {SummedKl};").IsNoObjective();
        Verdict("", $"return F.mse_loss(recon, x) + {Kl};").IsNoObjective();
    }

    [Theory]
    [InlineData("per-sample", "per-sample", "(My.Lib.Losses.Recon(recon, x) + My.Lib.Losses.Kl(mu, logvar)).mean()")]
    [InlineData("elementwise", "elementwise", "(My.Lib.Losses.Recon(recon, x).sum() + My.Lib.Losses.Kl(mu, logvar).sum()) / x.shape[0]")]
    [InlineData("batch-mean", "batch-mean", "My.Lib.Losses.Recon(recon, x) + My.Lib.Losses.Kl(mu, logvar)")]
    [InlineData("sum", "sum", "My.Lib.Losses.Recon(recon, x) + My.Lib.Losses.Kl(mu, logvar)")]
    [InlineData("batch-mean", "sum", "My.Lib.Losses.Recon(recon, x) + My.Lib.Losses.Kl(mu, logvar) / x.shape[0]")]
    [InlineData("mean", "per-sample", "x[0].numel() * My.Lib.Losses.Recon(recon, x) + My.Lib.Losses.Kl(mu, logvar).mean()")]
    public void Right_losses_are_silent(string reconstruction, string kl, string loss) =>
        Verdict(string.Format(System.Globalization.CultureInfo.InvariantCulture, Both, reconstruction, kl), $"return {loss};").IsBalanced();

    [Theory]
    [InlineData("mean", "per-sample", "My.Lib.Losses.{|VAE001:Recon(recon, x)|} + My.Lib.Losses.Kl(mu, logvar).mean()", "VAE001", "D")]
    [InlineData("mean", "sum", "My.Lib.Losses.{|VAE001:Recon(recon, x)|} + My.Lib.Losses.Kl(mu, logvar)", "VAE001", "B·D")]
    [InlineData("per-sample-mean", "per-sample", "(My.Lib.Losses.{|VAE001:Recon(recon, x)|} + My.Lib.Losses.Kl(mu, logvar)).mean()", "VAE001", "D")]
    [InlineData("elementwise", "batch-mean", "My.Lib.Losses.Recon(recon, x).{|VAE001:mean()|} + My.Lib.Losses.Kl(mu, logvar)", "VAE001", "D")]
    [InlineData("batch-mean", "mean", "My.Lib.Losses.Recon(recon, x) + My.Lib.Losses.{|VAE002:Kl(mu, logvar)|}", "VAE002", "1/L")]
    [InlineData("batch-mean", "per-sample-mean", "My.Lib.Losses.Recon(recon, x) + My.Lib.Losses.{|VAE002:Kl(mu, logvar)|}.mean()", "VAE002", "1/L")]
    [InlineData("sum", "batch-mean", "My.Lib.Losses.{|VAE003:Recon(recon, x)|} + My.Lib.Losses.Kl(mu, logvar)", "VAE003", "1/B")]
    [InlineData("per-sample", "per-sample", "My.Lib.Losses.Recon(recon, x).{|VAE003:sum()|} + My.Lib.Losses.Kl(mu, logvar).mean()", "VAE003", "1/B")]
    public void Wrong_losses_are_found_at_the_call_or_behind_it(string reconstruction, string kl, string loss, string id, string beta) =>
        Verdict(string.Format(System.Globalization.CultureInfo.InvariantCulture, Both, reconstruction, kl), $"return {loss};").States(id, beta);

    [Fact]
    public void Sizes_of_the_arguments_are_known() =>
        LossVerdict.With(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, Both, "mean", "mean"),
            LossSource.Mnist("return My.Lib.Losses.{|VAE001:Recon(recon, x)|} + My.Lib.Losses.{|VAE002:Kl(mu, logvar)|};"),
            WrapperLibrary.Reference).States("VAE001", "39.2").IsOneLoss();

    [Fact]
    public void A_squared_error_implies_a_variance_and_the_derivation_names_the_function() =>
        Verdict("My.Lib.Losses.Recon : reconstruction, mean, squared-error", $"return My.Lib.Losses.{{|VAE001:Recon(recon, x)|}} + {SummedKl};").Derives("R (My.Lib.Losses.Recon) = 1/(B·D)");

    [Fact]
    public void An_entry_names_its_overload_and_its_parameters()
    {
        Verdict("My.Lib.Losses.Recon/3 : reconstruction, mean", $"return My.Lib.Losses.Recon(recon, x) + {SummedKl};").IsNoObjective();
        Verdict("My.Lib.Losses.Recon/3 : reconstruction, mean", $"return My.Lib.Losses.{{|VAE001:Recon(recon, x, x)|}} + {SummedKl};");
        Verdict("My.Lib.Losses.Recon/3 : reconstruction, mean | My.Lib.Losses.Recon : reconstruction, batch-mean", $"return My.Lib.Losses.Recon(recon, x) + {SummedKl};").IsBalanced();
        Verdict("My.Lib.Losses.Reversed : reconstruction, mean, input=decoded, target=data", $"return My.Lib.Losses.{{|VAE001:Reversed(x, 1.0, recon)|}} + {SummedKl};");
        LossVerdict.With(
            "My.Lib.Losses.Divergence : kl, mean, mean=mean, logvar=logVariance",
            LossSource.Mnist("return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + My.Lib.Losses.{|VAE002:Divergence(logvar, mu)|};"),
            WrapperLibrary.Reference).States("VAE002", "0.05");
    }

    [Theory]
    [InlineData("My.Lib.ReconLoss", "private readonly My.Lib.ReconLoss _loss = new();", "_loss.{|VAE001:call(recon, x)|}")]
    [InlineData("My.Lib.ReconLoss", "private readonly My.Lib.ReconLoss _loss = new();", "_loss.{|VAE001:forward(recon, x)|}")]
    [InlineData("My.Lib.ReconLoss.forward", "private readonly My.Lib.ReconLoss _loss = new();", "_loss.{|VAE001:call(recon, x)|}")]
    [InlineData("My.Lib.ReconLoss", "public My.Lib.ReconLoss Criterion { get; set; } = null!;", "Criterion.{|VAE001:call(recon, x)|}")]
    [InlineData("My.Lib.ReconLoss", "", "new My.Lib.ReconLoss().{|VAE001:call(recon, x)|}")]
    [InlineData("My.Lib.IRecon.Compute", "private readonly My.Lib.IRecon _loss = new My.Lib.Recon();", "_loss.{|VAE001:Compute(recon, x)|}")]
    [InlineData("My.Lib.Recon.Compute", "private readonly My.Lib.BetterRecon _loss = new();", "_loss.{|VAE001:Compute(recon, x)|}")]
    [InlineData("My.Lib.Losses+Nested.Recon", "", "My.Lib.Losses.Nested.{|VAE001:Recon(recon, x)|}")]
    public void Modules_interfaces_and_nested_types(string name, string members, string call) =>
        LossVerdict.With($"{name} : reconstruction, mean", LossSource.Plain($"return {call} + {SummedKl};", members: members), WrapperLibrary.Reference).States("VAE001", "D");

    [Fact]
    public void An_extension_method_has_its_receiver_as_first_parameter() =>
        LossVerdict.With(
            "My.Lib.Losses.Extension/2 : reconstruction, mean, target=data",
            "using My.Lib;\n" + LossSource.Plain($"return recon.{{|VAE001:Extension(x)|}} + {SummedKl};"),
            WrapperLibrary.Reference).States("VAE001", "D");

    [Fact]
    public void A_method_group_and_an_awaited_task_are_calls_too()
    {
        Verdict("My.Lib.Losses.Recon : reconstruction, mean", $"Func<Tensor, Tensor, Tensor> f = My.Lib.Losses.Recon; return {{|VAE001:f(recon, x)|}} + {SummedKl};");
        LossVerdict.With(
            "My.Lib.Losses.ReconAsync : reconstruction, mean",
            $"class Loss {{ async Task<Tensor> Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => await My.Lib.Losses.{{|VAE001:ReconAsync(recon, x)|}} + {SummedKl}; }}",
            WrapperLibrary.Reference);
    }

    /// <summary>What a body of the project seems to say does not count against its entry.</summary>
    [Fact]
    public void The_entry_of_an_own_method_wins_over_its_body()
    {
        const string Own = "static Tensor Recon(Tensor decoded, Tensor data) => F.mse_loss(decoded, data);";
        LossVerdict.Of(LossSource.Plain($"return {{|VAE001:Recon(recon, x)|}} + {SummedKl};", members: Own));
        LossVerdict.With("Loss.Recon : reconstruction, batch-mean", LossSource.Plain($"return Recon(recon, x) + {SummedKl};", members: Own)).IsBalanced();

        const string OwnModule = "class Criterion() : Module<Tensor, Tensor, Tensor>(\"c\") { public override Tensor forward(Tensor a, Tensor b) => F.mse_loss(a, b); }";
        LossVerdict.With("Criterion : reconstruction, batch-mean", OwnModule + LossSource.Plain($"return new Criterion().call(recon, x) + {SummedKl};")).IsBalanced();
    }

    [Fact]
    public void What_is_declared_as_something_else_takes_no_part()
    {
        const string Loss = "return F.{|VAE001:mse_loss(recon, x)|} + " + SummedKl + " + My.Lib.Losses.Penalty(x);";
        Verdict("My.Lib.Losses.Penalty : other", Loss).States("VAE001", "D");
        Verdict("My.Lib.Losses.Penalty : other, sum", Loss);
    }

    [Fact]
    public void A_declared_divergence_is_enough_to_look_for_losses() =>
        LossVerdict.With(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, Both, "mean", "batch-mean"),
            "class Vae { Tensor Run(Tensor y, Tensor x, Tensor mu, Tensor s) => My.Lib.Losses.{|VAE001:Recon(y, x)|} + My.Lib.Losses.Kl(mu, s); }",
            WrapperLibrary.Reference);

    private static LossVerdict Verdict(string vocabulary, string statements) => LossVerdict.With(vocabulary, LossSource.Plain(statements), WrapperLibrary.Reference);
}
