using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using VaeLint.Build.WarmingUp;

namespace VaeLint.Build.Tests;

public sealed class WarmUpTests
{
    [Fact]
    public void It_starts_once()
    {
        using var sample = new CompiledProject();
        var warmUp = new WarmUp();
        var thread = warmUp.Start(sample.Assembly, sample.References);

        Assert.True(thread!.IsBackground);
        Assert.Null(warmUp.Start(sample.Assembly, sample.References));
        thread.Join();
        Assert.Null(warmUp.Start(sample.Assembly, sample.References));
    }

    [Fact]
    public void It_does_not_start_after_the_check()
    {
        using var sample = new CompiledProject();
        var warmUp = new WarmUp();
        warmUp.End();

        Assert.Null(warmUp.Start(sample.Assembly, sample.References));
    }

    [Fact]
    public void Findings_are_the_same_beside_it_and_after_it()
    {
        using var project = new CompiledProject();
        var alone = Texts(project.Build(task => task.CacheFile = null).Engine);
        Assert.Single(alone);

        using var sample = new CompiledProject(CompiledProject.WeightedLoss);
        for (var round = 0; round < 20; round++)
        {
            var warmUp = new WarmUp();
            var thread = warmUp.Start(sample.Assembly, sample.References)!;
            Assert.Equal(alone, Texts(project.Build(task => task.CacheFile = null).Engine));
            warmUp.End();
            thread.Join();
            Assert.Equal(alone, Texts(project.Build(task => task.CacheFile = null).Engine));
        }
    }

    [Fact]
    public void It_leaves_nothing_behind()
    {
        using var sample = new CompiledProject();
        var before = Directory.GetFiles(sample.Folder);
        new WarmUp().Start(sample.Assembly, sample.References)!.Join();

        Assert.Equal(before, Directory.GetFiles(sample.Folder));
    }

    /// <summary>An exception on its thread would end this process.</summary>
    [Fact]
    public void Whatever_the_sample_is_nothing_is_thrown()
    {
        using var sample = new CompiledProject();
        File.WriteAllText(Path.Combine(sample.Folder, "Broken.dll"), "no assembly at all");
        foreach (var name in (string[])["", "Missing.dll", "Broken.dll", "\0"])
        {
            new WarmUp().Start(name.Length == 0 ? "" : Path.Combine(sample.Folder, name), sample.References)!.Join();
        }

        new WarmUp().Start(sample.Assembly, [])!.Join();
        new WarmUp().Start(sample.Assembly, [new TaskItem("\0")])!.Join();
    }

    [Fact]
    public void Its_task_says_nothing_and_succeeds()
    {
        var engine = new RecordingEngine();

        Assert.True(new VaeLintWarmUpTask { BuildEngine = engine, Sample = "Missing.dll" }.Execute());
        Assert.Empty(engine.Messages);
        Assert.Empty(engine.Warnings);
        Assert.Empty(engine.Errors);
    }

    private static List<string> Texts(RecordingEngine engine) => [.. engine.Warnings.Select(warning => $"{warning.File}({warning.LineNumber},{warning.ColumnNumber}): {warning.Code} {warning.Message}")];
}
