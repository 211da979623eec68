namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE012Tests() : RuleTests("F.mse_loss(recon, x, Reduction.Sum) / {|VAE012:128|}", SummedKl)
{
    [Fact]
    public Task Every_form_of_the_divisor() => VerifyWithMembers(
        ("Constant", $"return F.mse_loss(recon, x, Reduction.Sum) / {{|VAE012:BatchSize|}} + {SummedKl};", "const int BatchSize = 100;"),
        ("StaticReadonly", $"return F.mse_loss(recon, x, Reduction.Sum) / {{|VAE012:BatchSize|}} + {SummedKl};", "static readonly int BatchSize = 64;"),
        ("Local", $"const int batchSize = 64; return F.mse_loss(recon, x, Reduction.Sum) / {{|VAE012:batchSize|}} + {SummedKl};", ""),
        ("Method", $"return F.mse_loss(recon, x, Reduction.Sum).div({{|VAE012:BatchSize|}}) + {SummedKl};", "const int BatchSize = 100;"),
        ("Reciprocal", $"return {{|VAE012:1.0 / BatchSize|}} * F.mse_loss(recon, x, Reduction.Sum) + {SummedKl};", "const int BatchSize = 128;"),
        ("Kl", $"return {SummedReconstruction} + {Elements}.sum() / {{|VAE012:BatchSize|}};", "const int BatchSize = 100;"));

    [Fact]
    public Task What_is_no_constant_divisor_of_one_term() => VerifyWithMembers(
        ("BothTerms", $"return (F.mse_loss(recon, x, Reduction.Sum) + {Elements}.sum()) / BatchSize;", "const int BatchSize = 100;"),
        ("EachTerm", $"return F.mse_loss(recon, x, Reduction.Sum) / BatchSize + {Elements}.sum() / BatchSize;", "const int BatchSize = 100;"),
        ("Shape", $"return {SummedReconstruction} + {SummedKl};", ""));
}
