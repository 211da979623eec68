namespace VaeLint.Core.Fixes;

/// <summary>A change of one library call in words of its interface. A host writes it in its language, and keeps it only if the finding is gone afterwards.</summary>
public abstract class CallChange
{
    /// <summary>What the change does, for people.</summary>
    public abstract string Title { get; }
}

/// <summary>Two arguments change places.</summary>
public sealed class SwapArguments(string first, string second) : CallChange
{
    public string First { get; } = first;

    public string Second { get; } = second;

    public override string Title => $"Swap {First} and {Second} (changes training)";
}

/// <summary>The activation that an argument ends in goes.</summary>
public sealed class DropActivation(string argument, bool isHeld) : CallChange
{
    public string Argument { get; } = argument;

    /// <summary>It may stand in a variable that nothing else reads.</summary>
    public bool IsHeld { get; } = isHeld;

    public override string Title => "Drop the activation in front of the loss (changes training)";
}

/// <summary>The activation that an argument ends in becomes another one.</summary>
public sealed class ReplaceActivation(string argument, string function) : CallChange
{
    public string Argument { get; } = argument;

    public string Function { get; } = function;

    public override string Title => $"Apply {Function} (changes training)";
}

/// <summary>The loss becomes that for the other kind of input; a module is made anew.</summary>
public sealed class UseLoss(string function, string module) : CallChange
{
    public string Function { get; } = function;

    public string Module { get; } = module;

    public override string Title => $"Use {Function} (changes training)";
}

/// <summary>An argument is passed as another one.</summary>
public sealed class PassArgumentAs(string argument, string name) : CallChange
{
    public string Argument { get; } = argument;

    public string Name { get; } = name;

    public override string Title => $"Pass it as {Name} (changes training)";
}

/// <summary>An option is written, in the call or where the module is made.</summary>
public sealed class SetOption(string name, bool value) : CallChange
{
    public string Name { get; } = name;

    public bool Value { get; } = value;

    public override string Title => $"Pass {Name}: {(Value ? "true" : "false")} (changes training)";
}

/// <summary>A mean becomes the sum over everything, divided by the size of the batch.</summary>
public sealed class SumOverBatch : CallChange
{
    public override string Title => "Sum, and divide by the batch size (changes training)";
}

/// <summary>An argument loses an axis of one element.</summary>
public sealed class SqueezeArgument(string argument, int axis) : CallChange
{
    public string Argument { get; } = argument;

    public int Axis { get; } = axis;

    public override string Title => $"Squeeze axis {Axis} of the {Argument} (changes training)";
}
