using Microsoft.Build.Framework;
using VaeLint.Build.WarmingUp;
using Task = Microsoft.Build.Utilities.Task;

namespace VaeLint.Build;

/// <summary>Starts the check of a sample while the F# compiler works, so that the code of the check is loaded and compiled when its turn comes. Returns at once and says nothing.</summary>
public sealed class VaeLintWarmUpTask : Task
{
    /// <summary>An assembly with a loss for every rule, its symbols and sources in it.</summary>
    [Required]
    public string Sample { get; set; } = "";

    public ITaskItem[] References { get; set; } = [];

    public override bool Execute()
    {
        WarmUp.OfProcess.Start(Sample, References);
        return true;
    }
}
