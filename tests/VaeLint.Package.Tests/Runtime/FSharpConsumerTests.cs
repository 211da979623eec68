using System.Globalization;
using VaeLint.CSharp.Tests.Docs;

namespace VaeLint.Package.Tests.Runtime;

/// <summary>A script and a project of an F# user, outside the repository tree, that install the produced package beside libtorch.</summary>
public sealed class FSharpConsumerTests(PackedRuntime package)
{
    private const string Program = """
        module App.Program

        open TorchSharp
        open VaeLint.FSharp

        let step () =
            let logits = torch.tensor (array2D [ [ 2.0; -1.0; 0.5 ] ], requires_grad = true)
            let target = torch.tensor (array2D [ [ 1.0; 0.0; 1.0 ] ])
            let mean = torch.tensor (array2D [ [ 1.0; 0.0 ] ])
            let logVariance = torch.tensor (array2D [ [ 0.0; 1.0 ] ])
            use elbo = logits |> Elbo.bernoulli 2.0 (mean, logVariance) target
            elbo.Loss.backward ()
            use gradient = logits.grad.sum ()
            System.FormattableString.Invariant $"loss {elbo.ReadMetrics().Loss:R} gradient {gradient.ToDouble():R}"

        [<EntryPoint>]
        let main _ =
            printfn "%s" (step ())
            0
        """;

    [Fact]
    public void The_script_of_the_page_runs_a_loss()
    {
        var page = File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, "docs", "runtime.md"));
        var script = CodeBlock.In("docs/runtime.md", page).Single(block => block.Kind == "script").Text
            .Replace($"{PackedRuntime.FSharpId}, 0.1.0", $"{PackedRuntime.FSharpId}, {package.Version}", StringComparison.Ordinal);

        var words = Run("step.fsx", $"#i \"nuget: {package.Folder}\"\n{script}", "fsi", "--quiet", "--nologo", "step.fsx");

        Assert.Equal(Expected().Loss, double.Parse(words[1], CultureInfo.InvariantCulture), 1e-12);
    }

    [Fact]
    public void A_project_with_the_oldest_FSharp_Core_runs_a_loss_and_its_gradient()
    {
        var words = Run("Program.fs", Program, "run", "-v", "q");

        Assert.Equal(Expected().Loss, double.Parse(words[1], CultureInfo.InvariantCulture), 1e-12);
        Assert.Equal(Expected().Gradient, double.Parse(words[3], CultureInfo.InvariantCulture), 1e-12);
    }

    private string[] Run(string file, string source, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("vaelint-fsharp-consumer-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "App.fsproj"), ProjectText());
            File.WriteAllText(Path.Combine(folder, file), source);

            var (exitCode, output) = DotnetProcess.Run(folder, arguments);

            Assert.True(exitCode == 0, output);
            Assert.DoesNotContain("warning FS", output, StringComparison.Ordinal);
            return output.Split('\n').Single(line => line.StartsWith("loss ", StringComparison.Ordinal)).Trim().Split(' ');
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Cross-entropy of three pixels, twice ½(μ² + σ² − 1 − log σ²) of two latents, and Σ sigmoid(a) − x.</summary>
    private static (double Loss, double Gradient) Expected()
    {
        var right = new[] { 2.0, 1.0, 0.5 }.Select(logit => 1 / (1 + Math.Exp(-logit))).ToArray();
        var divergence = (0.5 * 1.0) + (0.5 * (Math.E - 2));
        return (-right.Sum(Math.Log) + (2.0 * divergence), right[0] - 1 + (1 - right[1]) + (right[2] - 1));
    }

    private string ProjectText() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <DisableImplicitFSharpCoreReference>true</DisableImplicitFSharpCoreReference>
            <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
            <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
            <RestoreAdditionalProjectSources>{package.Folder}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="Program.fs" />
            <PackageReference Include="{PackedRuntime.FSharpId}" Version="{package.Version}" />
            <PackageReference Include="TorchSharp-cpu" Version="0.107.0" />
            <PackageReference Include="SkiaSharp" Version="2.88.9" />
            <PackageReference Include="SharpZipLib" Version="1.4.1" />
          </ItemGroup>
        </Project>
        """;
}
