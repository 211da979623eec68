namespace VaeLint.Package.Tests.Consumers;

/// <summary>Visual Basic has no analyzer of its own: the target VaeLint reads what was compiled, on demand.</summary>
public sealed class VisualBasicTests(PackedPackage package)
{
    private const string Losses = """
        Imports System
        Imports System.Threading.Tasks
        Imports TorchSharp
        Imports F = TorchSharp.torch.nn.functional

        Public Module Losses
            Private Function Kl(mu As torch.Tensor, logVar As torch.Tensor) As torch.Tensor
                Return (-0.5 * (1.0 + logVar - mu.pow(2) - logVar.exp())).sum(1L).mean()
            End Function

            Public Function Average(x As torch.Tensor, xHat As torch.Tensor, mu As torch.Tensor, logVar As torch.Tensor) As torch.Tensor
                Dim recon = F.mse_loss(xHat, x) ' VAE001
                Return recon + Kl(mu, logVar)
            End Function

            ' Checked arithmetic and conversions.
            Public Function Elements(x As torch.Tensor, xHat As torch.Tensor, mu As torch.Tensor, logVar As torch.Tensor) As torch.Tensor
                Dim count = x.shape(0) * x.shape(1)
                Return F.mse_loss(xHat, x, torch.nn.Reduction.Sum) / CDbl(count) + Kl(mu, logVar) ' VAE001
            End Function

            Public Function Summed(x As torch.Tensor, xHat As torch.Tensor, mu As torch.Tensor, logVar As torch.Tensor) As torch.Tensor
                Dim size As Integer = CInt(x.shape(0)) * 1
                Return F.mse_loss(xHat, x, torch.nn.Reduction.Sum) / size + Kl(mu, logVar)
            End Function

            Private Sub Add(ByRef total As torch.Tensor, term As torch.Tensor)
                total = total + term
            End Sub

            Public Property Total As torch.Tensor

            ' A property is passed by reference through a temporary.
            Public Function ByReference(x As torch.Tensor, xHat As torch.Tensor, mu As torch.Tensor, logVar As torch.Tensor) As torch.Tensor
                Total = F.mse_loss(xHat, x) ' VAE001
                Add(Total, Kl(mu, logVar))
                Return Total
            End Function

            Public Function Closure(x As torch.Tensor, xHat As torch.Tensor, mu As torch.Tensor, logVar As torch.Tensor) As torch.Tensor
                Dim recon As Func(Of torch.Tensor, torch.Tensor) = Function(y) F.binary_cross_entropy(y, x) ' VAE001
                Return recon(xHat) + Kl(mu, logVar)
            End Function

            Public Function Unmasked(x As torch.Tensor, xHat As torch.Tensor, mu As torch.Tensor, logVar As torch.Tensor) As torch.Tensor
                Dim mask As torch.Tensor = Nothing
                If mask Is Nothing Then
                    Return F.binary_cross_entropy(xHat, x, Nothing, torch.nn.Reduction.Sum) / CDbl(x.shape(0)) + Kl(mu, logVar)
                End If

                Return F.binary_cross_entropy(xHat, x) + Kl(mu, logVar)
            End Function

            Public Async Function Awaited(x As torch.Tensor, xHat As Task(Of torch.Tensor), mu As torch.Tensor, logVar As torch.Tensor) As Task(Of torch.Tensor)
                Dim recon = F.mse_loss(Await xHat, x) ' VAE001
                Return recon + Kl(mu, logVar)
            End Function
        End Module
        """;

    private static IEnumerable<string> Marked => Losses.ReplaceLineEndings("\n").Split('\n')
        .SelectMany((line, index) => line.EndsWith("' VAE001", StringComparison.Ordinal) ? [$"warning VAE001 Losses.vb:{index + 1}"] : Array.Empty<string>());

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void The_target_reports_the_losses_of_a_Visual_Basic_library(string configuration)
    {
        using var consumer = new Consumer(package).File("App/Losses.vb", Losses).File("App/App.vbproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OptionStrict>On</OptionStrict>
                <RestoreAdditionalProjectSources>{package.Folder}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TorchSharp" Version="0.107.0" />
                <PackageReference Include="SkiaSharp" Version="2.88.9" />
                <PackageReference Include="SharpZipLib" Version="1.4.1" />
                <PackageReference Include="{PackedPackage.Id}" Version="{package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);

        var plain = consumer.Build("App", "-c:" + configuration);
        Assert.True(plain.Succeeded, plain.Output);
        Assert.Empty(plain.Findings);

        var build = consumer.Build("App", "-t:VaeLint", "-c:" + configuration);
        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(Marked, build.Summary);
    }

    [Fact]
    public void The_target_reads_an_assembly_that_another_build_made()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "Made", FSharpConsumer.Wrong).Project("Reader");
        Assert.True(consumer.Build("Made").Succeeded);

        var build = consumer.Build("Reader", "-restore", "-t:VaeLint", "-p:VaeLintAssembly=../Made/bin/Debug/net10.0/Made.dll");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal([$"warning VAE001 Losses.fs:{FSharpConsumer.WrongLine}"], build.Summary);
    }
}
