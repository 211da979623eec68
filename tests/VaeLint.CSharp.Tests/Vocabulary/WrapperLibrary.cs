using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Tests.Vocabulary;

/// <summary>A library that only its metadata is seen of.</summary>
internal static class WrapperLibrary
{
    private static readonly Lazy<MetadataReference> Compiled = new(() =>
    {
        var compilation = Compilations.OfSource(
            """
            namespace My.Lib
            {
                public static class Losses
                {
                    public static Tensor Recon(Tensor decoded, Tensor data) => throw new NotSupportedException();
                    public static Tensor Recon(Tensor decoded, Tensor data, Tensor mask) => throw new NotSupportedException();
                    public static Tensor Reversed(Tensor data, double scale, Tensor decoded) => throw new NotSupportedException();
                    public static Task<Tensor> ReconAsync(Tensor decoded, Tensor data) => throw new NotSupportedException();
                    public static Tensor Kl(Tensor mean, Tensor logVariance) => throw new NotSupportedException();
                    public static Tensor Divergence(Tensor logVariance, Tensor mean) => throw new NotSupportedException();
                    public static Tensor Penalty(Tensor weights) => throw new NotSupportedException();
                    public static double Number(Tensor decoded, Tensor data) => throw new NotSupportedException();
                    public static Tensor Extension(this Tensor decoded, Tensor data) => throw new NotSupportedException();
                    public static class Nested { public static Tensor Recon<T>(T decoded, Tensor data) => throw new NotSupportedException(); }
                }

                public class ReconLoss : Module<Tensor, Tensor, Tensor>
                {
                    public ReconLoss() : base("loss") { }
                    public override Tensor forward(Tensor decoded, Tensor data) => throw new NotSupportedException();
                }

                public interface IRecon { Tensor Compute(Tensor decoded, Tensor data); }

                public class Recon : IRecon { public virtual Tensor Compute(Tensor decoded, Tensor data) => throw new NotSupportedException(); }

                public class BetterRecon : Recon { }
            }
            """).WithAssemblyName("My.Lib");
        var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        return MetadataReference.CreateFromImage(image.ToArray());
    });

    public static MetadataReference Reference => Compiled.Value;
}
