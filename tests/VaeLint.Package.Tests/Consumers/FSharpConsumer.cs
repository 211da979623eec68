using System.Text;

namespace VaeLint.Package.Tests.Consumers;

/// <summary>F# losses as a user might write them, and the project that holds one.</summary>
internal static class FSharpConsumer
{
    public const string Wrong = """
        module App.Losses

        open TorchSharp

        let total (reconstruction: torch.Tensor) (target: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) =
            let likelihood = torch.nn.functional.binary_cross_entropy (reconstruction, target)
            let inner = 1.0.ToScalar() + logVariance - mean.square () - logVariance.exp ()
            let divergence = (-0.5).ToScalar() * inner.sum () / target.shape[0].ToScalar()
            likelihood + divergence
        """;

    /// <summary>The line of <see cref="Wrong"/> that averages the reconstruction.</summary>
    public const int WrongLine = 6;

    public const string Clean = """
        module App.Losses

        open TorchSharp

        let total (reconstruction: torch.Tensor) (target: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) =
            let likelihood = torch.nn.functional.binary_cross_entropy (reconstruction, target, reduction = torch.nn.Reduction.Sum)
            let inner = 1.0.ToScalar() + logVariance - mean.square () - logVariance.exp ()
            let divergence = (-0.5).ToScalar() * inner.sum ()
            (likelihood + divergence) / target.shape[0].ToScalar()
        """;

    /// <summary>Line 9 hides the event size in a weight: VAE010, an info by default.</summary>
    public const string HiddenWeight = """
        module App.Losses

        open TorchSharp

        let total (reconstruction: torch.Tensor) (target: torch.Tensor) (mean: torch.Tensor) (logVariance: torch.Tensor) (beta: float) =
            let likelihood = torch.nn.functional.mse_loss (reconstruction, target)
            let inner = 1.0.ToScalar() + logVariance - mean.square () - logVariance.exp ()
            let divergence = (-0.5).ToScalar() * inner.sum () / target.shape[0].ToScalar()
            likelihood + beta.ToScalar() * divergence
        """;

    /// <summary>Adds an F# project of one file in a folder of its own name.</summary>
    public static Consumer FSharpProject(this Consumer consumer, PackedPackage package, string name, string source, string properties = "", bool torchSharp = true) =>
        consumer.FSharpProject(package, name, ["Losses.fs"], properties, torchSharp).File(Path.Combine(name, "Losses.fs"), source);

    /// <summary>Adds an F# project of files that the caller writes.</summary>
    public static Consumer FSharpProject(this Consumer consumer, PackedPackage package, string name, string[] files, string properties = "", bool torchSharp = true, string items = "", string frameworks = "net10.0")
    {
        var text = new StringBuilder();
        text.AppendLine("<Project Sdk=\"Microsoft.NET.Sdk\">");
        text.AppendLine("  <PropertyGroup>");
        text.AppendLine(frameworks.Contains(';', StringComparison.Ordinal) ? $"    <TargetFrameworks>{frameworks}</TargetFrameworks>" : $"    <TargetFramework>{frameworks}</TargetFramework>");
        text.AppendLine($"    <RestoreAdditionalProjectSources>{package.Folder}</RestoreAdditionalProjectSources>");
        text.AppendLine("    " + properties);
        text.AppendLine("  </PropertyGroup>");
        text.AppendLine("  <ItemGroup>");
        foreach (var file in files)
        {
            text.AppendLine($"    <Compile Include=\"{file}\" />");
        }

        if (torchSharp)
        {
            text.AppendLine("    <PackageReference Include=\"TorchSharp\" Version=\"0.107.0\" />");
            text.AppendLine("    <PackageReference Include=\"SkiaSharp\" Version=\"2.88.9\" />");
            text.AppendLine("    <PackageReference Include=\"SharpZipLib\" Version=\"1.4.1\" />");
        }

        text.AppendLine($"    <PackageReference Include=\"{PackedPackage.Id}\" Version=\"{package.Version}\" PrivateAssets=\"all\" />");
        text.AppendLine("    " + items);
        text.AppendLine("  </ItemGroup>");
        text.AppendLine("</Project>");
        return consumer.File(Path.Combine(name, name + ".fsproj"), text.ToString());
    }

    /// <summary>A build that keeps what is up to date, as a user's second build does.</summary>
    public static BuildResult BuildAgain(this Consumer consumer, string project, params string[] arguments)
    {
        var (exitCode, output) = consumer.Dotnet(project, ["build", "-nologo", "-tl:off", "--no-restore", "-nodeReuse:false", .. arguments]);
        return new BuildResult(exitCode, output);
    }
}
