namespace VaeLint.Core.Evaluation;

/// <summary>Which way the optimizers go that some code creates.</summary>
[Flags]
public enum OptimizerDirections
{
    None = 0,
    Minimize = 1,
    Maximize = 2,
}
