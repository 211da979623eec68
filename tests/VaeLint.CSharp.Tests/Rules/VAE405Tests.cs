using VaeLint.CSharp.Tests.Fixes;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE405Tests() : RuleTests(SummedReconstruction, $"{Elements}.sum() * ({{|VAE405:1 / x.shape[0]|}})")
{
    [Fact]
    public Task Every_form_of_the_quotient() => VerifyWithMembers(
        ("Size", $"return {SummedReconstruction} + ({{|VAE405:1 / x.size(0)|}}) * {Elements}.sum();", ""),
        ("Count", $"return {SummedReconstruction} + ({{|VAE405:1 / x.numel()|}}) * {Elements}.sum();", ""),
        ("Cast", $"return {SummedReconstruction} + {Elements}.sum() * (double)({{|VAE405:1 / (int)x.shape[0]|}});", ""),
        ("Constants", $"return F.mse_loss(recon, x) + {Elements}.mean() * ({{|VAE405:Latents / Pixels|}});", "const int Latents = 20; const int Pixels = 784;"),
        ("Fields", $"return F.mse_loss(recon, x) + {Elements}.mean() * ({{|VAE405:_latents / _pixels|}});", "readonly int _latents = 20; readonly int _pixels = 784;"),
        ("Local", $"double w = {{|VAE405:1 / x.shape[0]|}}; return {SummedReconstruction} + w * {Elements}.sum();", ""),
        ("WithBeta", $"return {SummedReconstruction} + 4.0 * ({{|VAE405:1 / x.shape[0]|}}) * {Elements}.sum();", ""),
        ("Negated", $"return {SummedReconstruction} - ({{|VAE405:1 / x.shape[0]|}}) * (-{Elements}).sum();", ""),
        ("Method", $"return {SummedReconstruction} + {Elements}.sum().mul({{|VAE405:1 / x.shape[0]|}});", ""),
        ("Reconstruction", $"return F.mse_loss(recon, x, Reduction.Sum) * ({{|VAE405:1 / x.shape[0]|}}) + {SummedKl};", ""),
        ("Whole", $"return (F.mse_loss(recon, x, Reduction.Sum) + {Elements}.sum()) * ({{|VAE405:1 / x.shape[0]|}});", ""),
        ("Helper", $"return {SummedReconstruction} + {{|VAE405:Weight(x)|}} * {Elements}.sum();", "static double Weight(Tensor t) => 1 / t.shape[0];"));

    [Fact]
    public Task What_need_not_be_0() => VerifyWithMembers(
        ("Real", $"return {SummedReconstruction} + {Elements}.sum() * (1.0 / x.shape[0]);", ""),
        ("Exact", $"return {SummedReconstruction} + {SummedKl} * (784 / 28 / 28);", ""),
        ("Parameter", $"return {SummedReconstruction} + {SummedKl} * (1 / Steps) * (1 / Epochs);", "public int Steps { get; set; } = 1; int Epochs = 1;"),
        ("UnknownAxis", $"return {SummedReconstruction} + {SummedKl} * (1 / x.shape[1]);", ""),
        ("Zero", $"return {SummedReconstruction} + {SummedKl} * (0 / x.shape[0]);", ""),
        ("Log", $"Console.WriteLine(1 / x.shape[0]); return {SummedReconstruction} + {SummedKl};", ""),
        ("NoLoss", $"var noise = randn_like(x) * (1 / x.shape[0]); return {SummedReconstruction} + {SummedKl} + noise.sum();", ""),
        ("Gradientless", $"using (no_grad()) {{ Console.WriteLine(({Elements}.sum() * (1 / x.shape[0])).item<float>()); }} return {SummedReconstruction} + {SummedKl};", ""));

    [Theory]
    [InlineData($"{SummedReconstruction} + {Elements}.sum() * ({{|VAE405:1 / x.shape[0]|}})", "The weight of the KL is the integer division 1 / B, which is 0 for every batch of more than one sample, so the KL has no part in the loss: write 1.0 / ….")]
    [InlineData($"F.mse_loss(recon, x) * ({{|VAE405:20 / 784|}}) + {SummedKl}", "The weight of the reconstruction is the integer division 20 / 784, which is 0, so the reconstruction has no part in the loss: write 20.0 / ….")]
    [InlineData($"({SummedReconstruction} + {SummedKl}) * ({{|VAE405:1 / 2|}})", "The weight of the whole loss is the integer division 1 / 2, which is 0, so nothing is trained: write 1.0 / ….")]
    public void The_message(string loss, string message) => LossVerdict.Of(LossSource.Plain($"return {loss};")).Says("VAE405", message);

    [Theory]
    [InlineData("* ({|VAE405:1 / x.shape[0]|})", "* (1.0 / x.shape[0])")]
    [InlineData("* ({|VAE405:Latents / Pixels|})", "* ((double)Latents / Pixels)")]
    [InlineData(".mul((float)({|VAE405:1 / x.shape[0]|}))", ".mul((float)(1.0 / x.shape[0]))")]
    public Task The_fix(string wrong, string right) => LossFix.Repairs(Source(wrong), Source(right));

    [Fact]
    public Task A_quotient_that_has_to_be_an_integer_is_refused() => LossFix.Refuses(
        LossFix.Method($"long w = {{|VAE405:1 / x.shape[0]|}}; return {SummedReconstruction} + w * {Elements}.sum();"));

    private static string Source(string factor) => LossFix.Method($"return {SummedReconstruction} + {Elements}.sum(){factor};", "const int Latents = 20; const int Pixels = 784;");
}
