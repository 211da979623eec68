namespace VaeLint.CSharp.Tests.Rules;

public sealed class VAE004Tests() : RuleTests("(recon.view(-1, 784) - x.view(-1, 784)).pow(2).sum(dim: {|VAE004:0|}).mean()", SummedKl)
{
    private const string Images = "recon = recon.view(-1, 3, 32, 32); x = x.reshape(-1, 3, 32, 32);";

    [Fact]
    public Task Every_form_of_an_axis_list() => Verify(
        ("Literal", $"{Images} return (recon - x).pow(2).sum({{|VAE004:1|}}).mean() + {SummedKl};"),
        ("Named", $"{Images} return (recon - x).pow(2).sum(keepdim: false, dim: {{|VAE004:1|}}).mean() + {SummedKl};"),
        ("Collection", $"{Images} return (recon - x).pow(2).sum({{|VAE004:[1, 2]|}}).mean() + {SummedKl};"),
        ("Array", $"{Images} return (recon - x).pow(2).sum({{|VAE004:new long[] {{ 2, 3 }}|}}).mean() + {SummedKl};"),
        ("Negative", $"{Images} return (recon - x).pow(2).sum({{|VAE004:-1|}}).mean() + {SummedKl};"),
        ("Static", $"{Images} return torch.sum((recon - x).pow(2), {{|VAE004:1|}}).mean() + {SummedKl};"),
        ("Variable", $"{Images} var axes = new long[] {{ 2, 3 }}; return (recon - x).pow(2).sum({{|VAE004:axes|}}).mean() + {SummedKl};"),
        ("MeanOfAxes", $"{Images} return (recon - x).abs().mean({{|VAE004:[2, 3]|}}).sum(1).mean() + {SummedKl};"),
        ("AllAxes", $"{Images} return (recon - x).pow(2).sum([1, 2, 3]).mean() + {SummedKl};"),
        ("AllNegativeAxes", $"{Images} return (recon - x).pow(2).sum([-1, -2, -3]).mean() + {SummedKl};"));

    [Fact]
    public Task Without_a_known_rank_nothing_is_claimed() => Verify(
        ("Unknown", $"return (recon - x).pow(2).sum(1).mean() + {SummedKl};"),
        ("UnknownLast", $"return (recon - x).pow(2).sum(-1).mean() + {SummedKl};"));

    [Fact]
    public Task The_axes_come_from_elsewhere() => VerifyWithMembers(
        ("Wrapper", $"{Images} return {{|VAE004:Recon(recon, x)|}} + {SummedKl};", "static Tensor Recon(Tensor a, Tensor b) => (a - b).pow(2).sum(1).mean();"),
        ("Parameter", $"{Images} return {{|VAE004:Recon(recon, x, 1)|}} + {SummedKl};", "static Tensor Recon(Tensor a, Tensor b, long axis) => (a - b).pow(2).sum(axis).mean();"),
        ("Constant", $"{Images} return (recon - x).pow(2).sum({{|VAE004:Channels|}}).mean() + {SummedKl};", "const int Channels = 1;"));
}
