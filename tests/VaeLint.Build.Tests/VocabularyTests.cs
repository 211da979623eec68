using Microsoft.Build.Framework;

namespace VaeLint.Build.Tests;

/// <summary>Loss functions declared in the configuration files of a project that is read from its assembly.</summary>
public sealed class VocabularyTests
{
    private const int LossLine = 11;

    private const string Source = """
        using TorchSharp;
        using static TorchSharp.torch;

        public static class Lib
        {
            public static Tensor Recon(Tensor decoded, Tensor data) => throw new System.NotSupportedException();
            public static Tensor Kl(Tensor mean, Tensor logVariance) => throw new System.NotSupportedException();
        }
        public static class Losses
        {
            public static Tensor Total(Tensor decoded, Tensor data, Tensor mean, Tensor logVariance) => Lib.Recon(decoded, data) + Lib.Kl(mean, logVariance);
        }
        """;

    private const string Right = "vaelint.loss_functions = Lib.Recon : reconstruction, mean | Lib.Kl : kl, batch-mean";

    [Theory]
    [InlineData(".editorconfig", "[*.cs]")]
    [InlineData(".editorconfig", "[*.{cs,fs}]")]
    [InlineData(".globalconfig", "is_global = true")]
    public void Entries_count_and_belong_to_what_the_cache_is_asked_for(string file, string header)
    {
        using var project = new CompiledProject(Source);
        Assert.Empty(project.Build().Engine.Warnings);
        Assert.Contains(project.Build().Engine.Messages, IsUnchanged);

        project.Write(file, header, Right);
        var first = project.Build().Engine;
        Assert.Equal(("VAE001", LossLine), (Assert.Single(first.Warnings).Code, first.Warnings[0].LineNumber));
        Assert.DoesNotContain(first.Messages, IsUnchanged);

        var second = project.Build().Engine;
        Assert.Equal(first.Warnings[0].Message, Assert.Single(second.Warnings).Message);
        Assert.Contains(second.Messages, IsUnchanged);

        project.Write(file, header, Right.Replace("reconstruction, mean", "reconstruction, batch-mean", StringComparison.Ordinal));
        var third = project.Build().Engine;
        Assert.Empty(third.Warnings);
        Assert.DoesNotContain(third.Messages, IsUnchanged);
    }

    [Fact]
    public void Entries_may_have_lines_of_their_own()
    {
        using var project = new CompiledProject(Source);
        project.Write(".globalconfig", "is_global = true", "vaelint.loss_functions.recon = Lib.Recon : reconstruction, mean", "vaelint.loss_functions.kl = Lib.Kl : kl, batch-mean # both in the library");

        Assert.Equal("VAE001", Assert.Single(project.Build().Engine.Warnings).Code);
    }

    [Fact]
    public void A_wrong_entry_is_a_warning_at_its_line()
    {
        using var project = new CompiledProject(Source);
        project.Write(".editorconfig", "root = true", "", "[*.cs]", "vaelint.loss_functions = Lib.Recon : reconstruction, mean | Lib.KL : kl, mean");
        var engine = project.Build().Engine;

        var warning = Assert.Single(engine.Warnings);
        Assert.Equal(("VAE091", Path.Combine(project.Folder, ".editorconfig"), 4), (warning.Code, warning.File, warning.LineNumber));
        Assert.Equal("vaelint.loss_functions: in 'Lib.KL : kl, mean', 'Lib' has no method 'KL' (did you mean 'Kl'?). The entry is ignored.", warning.Message);
        Assert.Equal(warning.Message, Assert.Single(project.Build().Engine.Warnings).Message);
        Assert.Empty(project.Build(task => task.NoWarn = "VAE091").Engine.Warnings);
        Assert.Equal("VAE091", Assert.Single(project.Build(task => task.TreatWarningsAsErrors = true).Engine.Errors).Code);
    }

    [Fact]
    public void An_assembly_without_sources_has_the_global_entries()
    {
        using var project = new CompiledProject(Source);
        project.Write(".globalconfig", "is_global = true", Right);

        Assert.Equal("VAE001", Assert.Single(project.Build(task => task.Sources = []).Engine.Warnings).Code);
    }

    private static bool IsUnchanged(BuildMessageEventArgs message) => message.Message!.Contains("has not changed", StringComparison.Ordinal);
}
