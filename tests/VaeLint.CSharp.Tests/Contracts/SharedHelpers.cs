namespace VaeLint.CSharp.Tests.Contracts;

/// <summary>Losses whose parts are spread over files, members and kinds of members.</summary>
internal static class SharedHelpers
{
    public static readonly (string Path, string Source)[] Files =
    [
        ("Usings.cs", Compilations.Usings),
        ("Divergence.cs", """
            static class Divergence
            {
                public static Tensor Kl(Tensor mean, Tensor logVar) => -0.5 * (1 + logVar - mean.pow(2) - logVar.exp()).sum(dim: 1).mean();

                public static Tensor Total(Tensor reconstruction, Tensor kl, double beta = 1.0) => reconstruction + beta * kl;

                public static Tensor Wrong(Tensor output, Tensor x, Tensor mean, Tensor logVar) => F.mse_loss(output, x) + Kl(mean, logVar);
            }
            """),
        ("Vae.cs", """
            partial class Vae : Module<Tensor, (Tensor Output, Tensor Mean, Tensor LogVar)>
            {
                private readonly Module<Tensor, Tensor> _encoder = Linear(784, 40);
                private readonly Module<Tensor, Tensor> _decoder = Linear(20, 784);

                public Vae() : base("vae") { RegisterComponents(); }

                public override (Tensor Output, Tensor Mean, Tensor LogVar) forward(Tensor x)
                {
                    var parts = _encoder.call(x).chunk(2, dim: 1);
                    var noise = randn_like(parts[0]);
                    return (_decoder.call(parts[0] + noise * (0.5 * parts[1]).exp()), parts[0], parts[1]);
                }
            }
            """),
        ("Vae.Losses.cs", """
            partial class Vae
            {
                private static readonly Func<Tensor, Tensor, Tensor, Tensor, Tensor> Inline =
                    (output, x, mean, logVar) => F.mse_loss(output, x) + Divergence.Kl(mean, logVar);

                public Tensor Last { get; private set; } = zeros(1);

                public Tensor Open(Tensor x)
                {
                    var (output, mean, logVar) = call(x);
                    return Divergence.Total(F.mse_loss(output, x), Divergence.Kl(mean, logVar));
                }

                public Tensor Closed(Tensor x)
                {
                    var (output, mean, logVar) = call(x);
                    return Divergence.Wrong(output, x, mean, logVar);
                }

                public void Step(Tensor x)
                {
                    var (output, mean, logVar) = call(x);
                    Tensor Reconstruction() => F.binary_cross_entropy(output, x);
                    Last = Reconstruction() + Divergence.Kl(mean, logVar);
                    Last.backward();
                }
            }
            """),
        ("Right.cs", """
            static class Right
            {
                public static Tensor Loss(Tensor output, Tensor x, Tensor mean, Tensor logVar) =>
                    F.mse_loss(output, x, reduction: Reduction.Sum) / x.shape[0] + Divergence.Kl(mean, logVar);
            }
            """),
    ];
}
