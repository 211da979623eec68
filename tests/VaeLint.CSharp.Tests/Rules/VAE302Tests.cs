using VaeLint.CSharp.Tests.Fixes;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE302Tests
{
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp()))";

    [Fact]
    public Task One_loss_per_sample() => Verify(
        ("Summed", $"var loss = F.mse_loss(recon, x, Reduction.None).sum(1) + {Kl}.sum(1); loss.{{|VAE302:backward()|}};"),
        ("Elements", $"(F.mse_loss(recon, x, Reduction.None).flatten(1).sum(1) + {Kl}.sum(1)).{{|VAE302:backward()|}};"),
        ("Helper", "Loss(recon, x, mu, logvar).{|VAE302:backward()|};"));

    [Fact]
    public Task Scalars_and_what_is_not_known() => Verify(
        ("Mean", $"(F.mse_loss(recon, x, Reduction.None).sum(1) + {Kl}.sum(1)).mean().backward();"),
        ("Broadcast", $"(F.mse_loss(recon, x, Reduction.Sum) / x.shape[0] + {Kl}.sum() / x.shape[0]).backward();"),
        ("HelperOfMean", "Loss(recon, x, mu, logvar).mean().backward();"),
        ("Seeded", $"var loss = F.mse_loss(recon, x, Reduction.None).sum(1) + {Kl}.sum(1); loss.backward([ones_like(loss)]);"),
        ("LastAxis", $"(F.mse_loss(recon, x, Reduction.None).sum(-1) + {Kl}.sum(-1)).backward();"));

    [Theory]
    [InlineData("loss.{|VAE302:backward()|};", "loss.mean().backward();")]
    [InlineData("loss /* per sample */.{|VAE302:backward()|};", "loss.mean() /* per sample */.backward();")]
    [InlineData("(loss * 2).{|VAE302:backward()|};", "(loss * 2).mean().backward();")]
    public Task The_fix(string wrong, string right) => LossFix.Repairs(Step(wrong), Step(right));

    private static string Step(string statement) => LossFix.Method($"var loss = F.mse_loss(recon, x, Reduction.None).sum(1) + {Kl}.sum(1); {statement} return x;");

    private static Task Verify(params (string Name, string Body)[] cases) => RuleVerifier.Verify([.. cases.Select(c => (c.Name + ".cs", $$"""
        namespace In{{c.Name}};
        class Model
        {
            void Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) { {{c.Body}} }
            static Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x, Reduction.None).sum(1) + (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1);
        }
        """))]);
}
