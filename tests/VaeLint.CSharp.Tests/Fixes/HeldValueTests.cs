namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>(a) where what has to change is held by a field, a property or a variable, or belongs to one branch only.</summary>
public sealed class HeldValueTests
{
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";

    [Theory]
    [InlineData("private readonly MSELoss _mse = nn.MSELoss({0});")]
    [InlineData("private static readonly MSELoss _mse = nn.MSELoss({0});")]
    [InlineData("private MSELoss _mse {{ get; }} = nn.MSELoss({0});")]
    [InlineData("private readonly MSELoss _mse; public Loss() {{ _mse = nn.MSELoss({0}); }}")]
    [InlineData("private readonly MSELoss _mse; public Loss() => this._mse = torch.nn.MSELoss({0});")]
    [InlineData("private readonly Module<Tensor, Tensor, Tensor> _mse = nn.MSELoss({0});")]
    public Task A_loss_module_in_a_field_is_made_anew_and_its_result_divided(string field) => LossFix.Balances(
        LossFix.Method($"return _mse.{{|VAE001:call(recon, x)|}} + {Kl};", Format(field, "")),
        LossFix.Method($"return _mse.call(recon, x) / x.shape[0] + {Kl};", Format(field, "reduction: Reduction.Sum")));

    [Theory]
    [InlineData("private readonly MSELoss _mse = nn.MSELoss(); public Tensor Other(Tensor a, Tensor b) => _mse.call(a, b);", "mse_loss")]
    [InlineData("internal readonly MSELoss _mse = nn.MSELoss();", "mse_loss")]
    [InlineData("public MSELoss _mse { get; } = nn.MSELoss(Reduction.Mean);", "mse_loss")]
    [InlineData("private readonly Module<Tensor, Tensor, Tensor> _mse = nn.L1Loss(); public Tensor Other(Tensor a, Tensor b) => _mse.call(a, b);", "l1_loss")]
    public Task A_loss_module_that_others_use_too_stays_and_the_function_takes_its_place(string field, string function) => LossFix.Balances(
        LossFix.Method($"return _mse.{{|VAE001:call(recon, /* data */ x)|}} // per sample\n + {Kl};", field),
        LossFix.Method($"return F.{function}(recon, /* data */ x, reduction: Reduction.Sum) / x.shape[0] // per sample\n + {Kl};", field));

    [Fact]
    public Task A_loss_module_that_is_called_twice_stays_too() => LossFix.Balances(
        LossFix.Method($"var mse = nn.MSELoss(); var other = mse.call(mu, logvar); return mse.{{|VAE001:call(recon, x)|}} + {Kl} + 0 * other.detach();"),
        LossFix.Method($"var mse = nn.MSELoss(); var other = mse.call(mu, logvar); return F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {Kl} + 0 * other.detach();"));

    [Fact]
    public Task Two_losses_with_one_module_are_both_repaired() => LossFix.Balances(
        LossFix.Method($"return _mse.{{|VAE001:call(recon, x)|}} + {Kl};", $"private readonly MSELoss _mse = nn.MSELoss(); Tensor Other(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => _mse.{{|VAE001:forward(recon, x)|}} + {Kl};"),
        LossFix.Method(
            $"return _mse.call(recon, x) / x.shape[0] + {Kl};",
            $"private readonly MSELoss _mse = nn.MSELoss(reduction: Reduction.Sum); Tensor Other(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {Kl};"));

    [Fact]
    public Task A_written_reduction_of_a_module_in_a_field_changes() => LossFix.Balances(
        LossFix.Method($"return _bce.{{|VAE001:forward(recon, x)|}} + {Kl};", "private readonly BCELoss _bce = nn.BCELoss(null, Reduction.Mean);"),
        LossFix.Method($"return _bce.forward(recon, x) / x.shape[0] + {Kl};", "private readonly BCELoss _bce = nn.BCELoss(null, Reduction.Sum);"));

    [Fact]
    public Task A_module_in_a_field_of_a_model() => LossFix.Balances(
        $$"""
        class Vae : Module<Tensor, Tensor>
        {
            private readonly Linear _layer = nn.Linear(784, 20);
            private readonly MSELoss _error;

            public Vae() : base("vae")
            {
                _error = nn.MSELoss();
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _layer.call(x);

            public Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => _error.{|VAE001:call(recon, x)|} + {{Kl}};
        }
        """,
        $$"""
        class Vae : Module<Tensor, Tensor>
        {
            private readonly Linear _layer = nn.Linear(784, 20);
            private readonly MSELoss _error;

            public Vae() : base("vae")
            {
                _error = nn.MSELoss(reduction: Reduction.Sum);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _layer.call(x);

            public Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => _error.call(recon, x) / x.shape[0] + {{Kl}};
        }
        """);

    [Theory]
    [InlineData("var reduction = Reduction.{0}; ", "reduction", "")]
    [InlineData("const Reduction reduction = Reduction.{0}; ", "reduction", "")]
    [InlineData("", "Chosen", "private const Reduction Chosen = Reduction.{0};")]
    [InlineData("", "_chosen", "private static readonly Reduction _chosen = nn.Reduction.{0};")]
    [InlineData("", "this._chosen", "private readonly Reduction _chosen; public Loss() {{ _chosen = Reduction.{0}; }}")]
    public Task A_reduction_that_is_read_once_changes_where_it_is_chosen(string local, string reduction, string members) => LossFix.Balances(
        LossFix.Method($"{Format(local, "Mean")}return F.{{|VAE001:mse_loss(recon, x, {reduction})|}} + {Kl};", Format(members, "Mean")),
        LossFix.Method($"{Format(local, "Sum")}return F.mse_loss(recon, x, {reduction}) / x.shape[0] + {Kl};", Format(members, "Sum")));

    [Theory]
    [InlineData("var reduction = Reduction.Mean; var log = F.l1_loss(recon, x, reduction).item<float>(); ", "reduction", "")]
    [InlineData("", "Chosen", "public const Reduction Chosen = Reduction.Mean;")]
    public Task A_reduction_that_others_read_stays_and_the_call_has_its_own(string local, string reduction, string members) => LossFix.Balances(
        LossFix.Method($"{local}return F.{{|VAE001:mse_loss(recon, x, {reduction})|}} + {Kl};", members),
        LossFix.Method($"{local}return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {Kl};", members));

    [Fact]
    public Task A_module_and_its_reduction_are_both_held() => LossFix.Balances(
        LossFix.Method($"return _mse.{{|VAE001:call(recon, x)|}} + {Kl};", "private const Reduction Chosen = Reduction.Mean; private readonly MSELoss _mse = nn.MSELoss(Chosen);"),
        LossFix.Method($"return _mse.call(recon, x) / x.shape[0] + {Kl};", "private const Reduction Chosen = Reduction.Sum; private readonly MSELoss _mse = nn.MSELoss(Chosen);"));

    [Theory]
    [InlineData("kind switch { 0 => {0}, _ => F.mse_loss(recon, x, Reduction.Sum) }")]
    [InlineData("kind == 0 ? {0} : F.mse_loss(recon, x, Reduction.Sum)")]
    [InlineData("kind switch { 0 => F.binary_cross_entropy(recon, x, reduction: Reduction.Sum), 1 => {0}, _ => F.l1_loss(recon, x, Reduction.Sum) }")]
    public Task One_branch_that_disagrees_with_the_others_is_reduced_as_they_are(string error) => LossFix.Balances(
        Branching(error.Replace("{0}", "F.{|VAE001:mse_loss(recon, x)|}", StringComparison.Ordinal)),
        Branching(error.Replace("{0}", "F.mse_loss(recon, x, reduction: Reduction.Sum)", StringComparison.Ordinal)));

    private static string Branching(string error) =>
        $$"""
        class Loss
        {
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar, int kind)
            {
                var kl = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum();
                var error = {{error}};
                return error + kl;
            }
        }
        """;

    private static string Format(string text, string value) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, value);
}
