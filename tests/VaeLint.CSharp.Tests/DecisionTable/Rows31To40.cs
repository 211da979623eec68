using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.DecisionTable;

/// <summary>Sequences, samples, levels, modalities and further terms.</summary>
public sealed class Rows31To40
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";
    private const string SummedReconstruction = "F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]";
    private const string Logits = "var logits = _vocabulary.call(features.view(-1, 40, 256));";
    private const string Vocabulary = "private readonly Linear _vocabulary = Linear(256, 1000);";

    [Fact]
    public void Row31_one_class_per_sample() =>
        LossVerdict.Of(Plain($"return F.cross_entropy(recon.view(-1, 10), x) + {SummedKl};")).IsBalanced();

    [Theory]
    [InlineData("F.{|VAE001:cross_entropy(logits.view(-1, 1000), tokens.view(-1))|}", "D")]
    [InlineData("F.{|VAE001:cross_entropy(logits.permute(0, 2, 1), tokens)|}", "40")]
    [InlineData("F.{|VAE001:cross_entropy(logits.transpose(1, 2), tokens)|}", "40")]
    [InlineData("F.cross_entropy(logits.transpose(1, 2), tokens, reduction: Reduction.None).{|VAE001:mean()|}", "40")]
    public void Row31_one_class_per_token_averaged_over_time(string reconstruction, string beta) =>
        LossVerdict.Of(Cifar($"{Logits} return {reconstruction} + {SummedKl};", "Tensor tokens", Vocabulary)).States("VAE001", beta);

    [Theory]
    [InlineData("F.cross_entropy(logits.view(-1, 1000), tokens.view(-1), reduction: Reduction.Sum) / tokens.shape[0]")]
    [InlineData("F.cross_entropy(logits.transpose(1, 2), tokens, reduction: Reduction.None).sum(1).mean()")]
    [InlineData("F.cross_entropy(logits.view(-1, 1000), tokens.view(-1), reduction: Reduction.None).view(-1, 40).sum(1).mean()")]
    public void Row31_one_class_per_token_summed_over_time(string reconstruction) =>
        LossVerdict.Of(Cifar($"{Logits} return {reconstruction} + {SummedKl};", "Tensor tokens", Vocabulary)).IsBalanced();

    [Fact]
    public void Row31_logits_of_unknown_rank() =>
        LossVerdict.Of(Plain($"return F.cross_entropy(recon, x) + {SummedKl};")).IsNotVerified("the rank of the cross-entropy's logits");

    [Theory]
    [InlineData("(F.cross_entropy(logits.transpose(1, 2), tokens, reduction: Reduction.None) * mask).sum() / mask.sum()", "an elementwise weight on the reconstruction")]
    [InlineData("F.cross_entropy(logits.transpose(1, 2), tokens, reduction: Reduction.Sum) / mask.sum()", "a reduced tensor as factor")]
    [InlineData("F.cross_entropy(logits.transpose(1, 2), tokens, ignore_index: 0)", "weights of the elements")]
    [InlineData("new CrossEntropyLoss(ignore_index: 0).call(logits.transpose(1, 2), tokens)", "the reduction of the loss")]
    public void Row32_masked_tokens(string reconstruction, string reason) =>
        LossVerdict.Of(Cifar($"{Logits} return {reconstruction} + {SummedKl};", "Tensor tokens, Tensor mask", Vocabulary)).IsNotVerified(reason);

    [Fact]
    public void Row32_selected_elements() =>
        LossVerdict.Of(Plain($"return F.mse_loss(recon.masked_select(mask), x.masked_select(mask)) + {SummedKl};", "Tensor mask"))
            .IsNotVerified("an axis made by stack, expand or transpose");

    [Theory]
    [InlineData("(recon - x).pow(2).sum(-1).mean()", ".sum(-1).mean()")]
    [InlineData("(recon - x).pow(2).sum(2).mean()", ".sum(dim: 2).mean([0, 1])")]
    [InlineData("F.mse_loss(recon, x, Reduction.Sum) / (x.shape[0] * x.shape[1])", ".sum() / (x.shape[0] * x.shape[1])")]
    public void Row33_both_averaged_over_the_same_time(string reconstruction, string reduction) =>
        LossVerdict.Of(Plain(
            "recon = recon.view(-1, 50, 88); x = x.view(-1, 50, 88); mu = mu.view(-1, 50, 16); logvar = logvar.view(-1, 50, 16);"
            + $"return {reconstruction} + {Kl}{reduction};")).IsBalanced();

    [Theory]
    [InlineData("var xs = x.unsqueeze(0).expand(8, -1, -1); return F.mse_loss(recon, xs) + " + SummedKl + ";")]
    [InlineData("var samples = torch.stack(new[] { recon, recon.clone() }); return (samples - x).pow(2).sum(-1).mean() + " + SummedKl + ";")]
    public void Row34_importance_samples_on_a_new_axis(string statements) =>
        LossVerdict.Of(Plain(statements)).IsNotVerified("an axis made by stack, expand or transpose");

    [Fact]
    public void Row34_importance_weighted_bound() => LossVerdict.Of(Plain(
        """
        var z = mu + randn_like(mu) * (0.5 * logvar).exp();
        var logPx = -F.binary_cross_entropy_with_logits(recon, x, reduction: Reduction.None).sum(-1);
        var logPz = -0.5 * z.pow(2).sum(-1);
        var logQz = -0.5 * (logvar + (z - mu).pow(2) / logvar.exp()).sum(-1);
        return -torch.logsumexp(logPx + logPz - logQz, 0).mean();
        """));

    [Theory]
    [InlineData("kl1.sum(1).mean() + kl2.sum(1).mean()")]
    [InlineData("(kl1.sum() + kl2.sum()) / x.shape[0]")]
    [InlineData("(kl1.sum(1).mean() + kl2.sum(1).mean()) / 2")]
    [InlineData("torch.stack(new[] { kl1.sum(1).mean(), kl2.sum(1).mean() }).mean()")]
    [InlineData("torch.stack(new[] { kl1.sum(1), kl2.sum(1) }).sum(0L).mean()")]
    [InlineData("torch.stack(new[] { kl1.sum(1), kl2.sum(1) }).mean([0]).mean()")]
    [InlineData("torch.stack([kl1, kl2]).sum() / x.shape[0]")]
    public void Row35_a_KL_per_level(string kl) =>
        LossVerdict.Of(Plain($"var kl1 = {Kl}; var kl2 = {Second(Kl)}; return {SummedReconstruction} + {kl};", "Tensor mu2, Tensor logvar2")).IsBalanced();

    [Fact]
    public void Row35_one_level_averaged() =>
        LossVerdict.Of(Plain(
            $"var kl1 = {Kl}; var kl2 = {Second(Kl)}; return {SummedReconstruction} + kl1.sum(1).mean() + kl2.{{|VAE002:mean()|}};", "Tensor mu2, Tensor logvar2")).States("VAE002", "1/L2");

    [Fact]
    public void Row35_stacked_levels_averaged() =>
        LossVerdict.Of(Plain(
            $"var kl1 = {Kl}; var kl2 = {Second(Kl)}; return {SummedReconstruction} + 2 * torch.stack(new[] {{ kl1, kl2 }}).{{|VAE002:mean()|}};", "Tensor mu2, Tensor logvar2")).States("VAE002", "1/L");

    [Theory]
    [InlineData("torch.stack(new[] { kl1.sum(1), kl2.sum(1) }).sum(1).mean()")]
    [InlineData("torch.stack(new[] { kl1.sum(1), kl2.sum(1) }, 1).sum(0L).mean()")]
    public void Row35_stacked_levels_by_another_axis(string kl) =>
        LossVerdict.Of(Plain($"var kl1 = {Kl}; var kl2 = {Second(Kl)}; return {SummedReconstruction} + {kl};", "Tensor mu2, Tensor logvar2"));

    [Fact]
    public void Row36_one_modality_averaged() =>
        LossVerdict.Of(Plain(
            "image = image.view(-1, 784); imageHat = imageHat.view(-1, 784); sound = sound.view(-1, 128); soundHat = soundHat.view(-1, 128);"
            + $"return F.mse_loss(imageHat, image, Reduction.Sum) / image.shape[0] + F.{{|VAE001:mse_loss(soundHat, sound)|}} + {SummedKl};",
            "Tensor image, Tensor imageHat, Tensor sound, Tensor soundHat")).States("VAE001", "128");

    [Fact]
    public void Row36_a_modality_of_unknown_size_averaged_is_a_hint() =>
        LossVerdict.Of(Plain(
            $"return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + F.{{|VAE001-Info:mse_loss(soundHat, sound)|}} + {SummedKl};", "Tensor sound, Tensor soundHat")).States("VAE001", "D2");

    [Fact]
    public void Row36_all_modalities_averaged() =>
        LossVerdict.Of(Mnist(
            $"sound = sound.view(-1, 128); return F.{{|VAE001:mse_loss(recon, x)|}} + F.{{|VAE001:binary_cross_entropy(soundHat, sound)|}} + {SummedKl};", "Tensor sound, Tensor soundHat"))
            .IsOneLoss();

    [Fact]
    public void Row36_all_modalities_averaged_where_one_may_have_a_single_element() =>
        LossVerdict.Of(Plain(
            $"return F.{{|VAE001:mse_loss(recon, x)|}} + F.{{|VAE001-Info:binary_cross_entropy(soundHat, sound)|}} + {SummedKl};", "Tensor sound, Tensor soundHat")).IsOneLoss();

    [Theory]
    [InlineData("F.binary_cross_entropy_with_logits(_critic.call(recon), torch.ones_like(_critic.call(recon)))")]
    [InlineData("0.01 * F.mse_loss(_critic.call(recon), _critic.call(x))")]
    [InlineData("1e-4 * _decoder.weight!.pow(2).sum()")]
    [InlineData("6 * totalCorrelation")]
    [InlineData("0.25 * F.mse_loss(mu, codes.detach())")]
    [InlineData("1e-3 * mu.abs().mean()")]
    public void Row37_further_terms_at_any_scale(string further)
    {
        const string Members = "private readonly Linear _critic = Linear(784, 1); private readonly Linear _decoder = Linear(20, 784);";

        LossVerdict.Of(Plain($"return {SummedReconstruction} + {SummedKl} + {further};", "Tensor codes, Tensor totalCorrelation", Members)).IsBalanced();
    }

    [Fact]
    public void Row38_features_of_another_module_are_no_reconstruction() =>
        LossVerdict.Of(Plain(
            $"return F.mse_loss(_features.call(recon), _features.call(x)) + {SummedKl};", members: "private readonly Sequential _features = Sequential(Linear(784, 64), ReLU());")).IsNoObjective();

    [Fact]
    public void Row39_a_second_pixel_loss_without_and_with_a_weight()
    {
        LossVerdict.Of(Mnist($"return {SummedReconstruction} + F.{{|VAE001:l1_loss(recon, x)|}} + {SummedKl};")).States("VAE001", "784");
        LossVerdict.Of(Mnist($"return {SummedReconstruction} + {{|VAE010:0.3|}} * F.l1_loss(recon, x) + {SummedKl};"));
    }

    [Fact]
    public void Row40_a_tuple_whose_caller_adds() => LossVerdict.Of(Plain(
        "var (recon2, kl) = Terms(recon, x, mu, logvar); return {|VAE001:recon2|} + kl;".Replace("{|VAE001:recon2|}", "recon2", StringComparison.Ordinal)
            .Replace("Terms(recon, x, mu, logvar)", "{|VAE001:Terms(recon, x, mu, logvar)|}", StringComparison.Ordinal),
        members: $"static (Tensor, Tensor) Terms(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => (F.mse_loss(recon, x), {SummedKl});")).States("VAE001", "D");

    [Theory]
    [InlineData("var (a, b) = Terms(recon, x, mu, logvar); return a;")]
    [InlineData("var (a, b) = Terms(recon, x, mu, logvar); a.backward(); b.backward(); return a;")]
    public void Row40_a_tuple_that_nobody_adds(string statements) =>
        LossVerdict.Of(Plain(statements, members: $"static (Tensor, Tensor) Terms(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => (F.mse_loss(recon, x), {SummedKl});")).IsNoObjective();

    private static string Second(string kl) => kl.Replace("mu", "mu2", StringComparison.Ordinal).Replace("logvar", "logvar2", StringComparison.Ordinal);
}
