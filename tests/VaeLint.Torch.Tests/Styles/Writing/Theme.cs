namespace VaeLint.Torch.Tests.Styles;

/// <summary>How a file refers to the library: static imports, aliases or full names.</summary>
internal sealed record Theme(string Functional, string Torch, string Reduction, string Modules, string FSharpFunctional, string FSharpReduction)
{
    public static Theme Draw(Style style) => new(
        style.Pick("C# functional", "F.", "F.", "functional.", "nn.functional.", "torch.nn.functional.", ""),
        style.Pick("C# torch", "torch.", "torch.", ""),
        style.Pick("C# Reduction", "Reduction.", "Reduction.", "nn.Reduction.", "torch.nn.Reduction."),
        style.Any("nn.", "torch.nn.", ""),
        style.Pick("F# functional", "F.", "F.", "torch.nn.functional.", "nn.functional.", ""),
        style.Any("Reduction.", "Reduction.", "torch.nn.Reduction."));

    public string CSharp(string text) => text
        .Replace("F::", Functional, StringComparison.Ordinal).Replace("T::", Torch, StringComparison.Ordinal)
        .Replace("R::", Reduction, StringComparison.Ordinal).Replace("R!!", Reduction.TrimEnd('.'), StringComparison.Ordinal).Replace("N::", Modules, StringComparison.Ordinal);

    public string FSharp(string text) => text
        .Replace("F::", FSharpFunctional, StringComparison.Ordinal).Replace("T::", "torch.", StringComparison.Ordinal)
        .Replace("R::", FSharpReduction, StringComparison.Ordinal).Replace("R!!", FSharpReduction.TrimEnd('.'), StringComparison.Ordinal).Replace("N::", "torch.nn.", StringComparison.Ordinal);

    public string CSharpUsings => """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        """ + Functional switch { "F." => "using F = TorchSharp.torch.nn.functional;\n", "" => "using static TorchSharp.torch.nn.functional;\n", _ => "" };

    public string FSharpOpens => """
        open System
        open System.Threading.Tasks
        open TorchSharp

        type Tensor = torch.Tensor
        type Reduction = torch.nn.Reduction

        """ + FSharpFunctional switch { "F." => "type F = torch.nn.functional\n", "nn.functional." => "type nn = torch.nn\n", "" => "open type TorchSharp.torch.nn.functional\n", _ => "" };
}
