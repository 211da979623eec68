using System.Globalization;

namespace VaeLint.Package.Tests.Runtime;

/// <summary>A console program of a user, outside the repository tree, that installs the produced runtime package beside libtorch.</summary>
public sealed class RuntimeConsumerTests(PackedRuntime package)
{
    private const string Program = """
        using System.Globalization;
        using TorchSharp;
        using VaeLint;

        var logits = torch.tensor(new[,] { { 2.0, -1.0, 0.5 } }, requires_grad: true);
        var target = torch.tensor(new[,] { { 1.0, 0.0, 1.0 } });
        var mean = torch.tensor(new[,] { { 1.0, 0.0 } });
        var logVariance = torch.tensor(new[,] { { 0.0, 1.0 } });

        var loss = (NegativeLogLikelihood.BernoulliLogits(logits, target) + KlDivergence.ToStandardNormal(mean, logVariance)).mean();
        loss.backward();
        Console.WriteLine(string.Join(" ", new[] { loss }.Concat(logits.grad!.unbind(1)).Select(value => value.item<double>().ToString("R", CultureInfo.InvariantCulture))));
        """;

    [Fact]
    public void A_loss_of_the_package_has_the_value_and_the_gradient_of_the_closed_form()
    {
        var folder = Directory.CreateTempSubdirectory("vaelint-runtime-consumer-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "App.csproj"), ProjectText());
            File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);

            var (exitCode, output) = DotnetProcess.Run(folder, "run", "-v", "q");

            Assert.True(exitCode == 0, output);
            Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
            Assert.Equal(Expected(), output.Trim().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)), (left, right) => Math.Abs(left - right) < 1e-12);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Cross-entropy of three pixels, ½(μ² + σ² − 1 − log σ²) of two latents, and sigmoid(a) − x.</summary>
    private static double[] Expected()
    {
        double[] logits = [2.0, -1.0, 0.5];
        double[] target = [1.0, 0.0, 1.0];
        var probabilities = logits.Select(logit => 1 / (1 + Math.Exp(-logit))).ToArray();
        var crossEntropy = probabilities.Zip(target, (probability, x) => -Math.Log(x == 1.0 ? probability : 1 - probability)).Sum();
        var divergence = (0.5 * 1.0) + (0.5 * (Math.E - 2));
        return [crossEntropy + divergence, .. probabilities.Zip(target, (probability, x) => probability - x)];
    }

    private string ProjectText() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
            <RestoreAdditionalProjectSources>{package.Folder}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{PackedRuntime.Id}" Version="{package.Version}" />
            <PackageReference Include="TorchSharp-cpu" Version="0.107.0" />
            <PackageReference Include="SkiaSharp" Version="2.88.9" />
            <PackageReference Include="SharpZipLib" Version="1.4.1" />
          </ItemGroup>
        </Project>
        """;
}
