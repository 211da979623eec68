namespace VaeLint.CSharp.Tests.Rules;

/// <summary>Code that spells a loss with types of its own: no symbol of TorchSharp, no finding.</summary>
internal static class LookAlikes
{
    private const string Tensors = "Tensor recon, Tensor x, Tensor mu, Tensor logvar";

    /// <summary>A tensor type and a functional class of the user's own, and the user's own functional class over real tensors.</summary>
    public static (string Path, string Marked)[] Of(string reconstruction, string kl) =>
    [
        ("OwnTensor.cs", $$"""
            namespace OwnTensor;

            public enum Reduction { None, Mean, Sum }

            public sealed class Tensor
            {
                public long[] shape => [128, 784];
                public Tensor pow(double exponent) => this;
                public Tensor exp() => this;
                public Tensor view(params long[] size) => this;
                public Tensor sum(long dim = 0) => this;
                public Tensor mean() => this;
                public static Tensor operator +(Tensor left, Tensor right) => left;
                public static Tensor operator -(Tensor left, Tensor right) => left;
                public static Tensor operator *(Tensor left, Tensor right) => left;
                public static Tensor operator /(Tensor left, Tensor right) => left;
                public static implicit operator Tensor(double value) => new();
            }

            public static class F
            {
                public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => input;
                public static Tensor cross_entropy(Tensor input, Tensor target) => input;
            }

            class Loss { Tensor Run({{Tensors}}) => {{reconstruction}} + {{kl}}; }
            """),
        ("OwnFunctional.cs", $$"""
            namespace OwnFunctional;

            public static class F
            {
                public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => input.matmul(target);
                public static Tensor cross_entropy(Tensor input, Tensor target) => input.matmul(target);
            }

            class Loss { Tensor Run({{Tensors}}) => {{reconstruction.Replace("(recon.view(-1, 784) - x.view(-1, 784)).pow(2)", "F.mse_loss(recon, x)", StringComparison.Ordinal)}} + {{kl}}; }
            """),
    ];
}
