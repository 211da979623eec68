namespace VaeLint.Tensors;

/// <summary>How an expression changes a shape; the sentence around it depends on it.</summary>
internal enum RepairKind
{
    AddAxis,
    DropAxis,
    ChannelsFirst,
    ChannelsLast,
    Reorder,
    Merge,
    Split,
    OneHot,
    Samples,
    OneForAll,
    Batch,
    Crop,
    Pad,
    Place,
}

/// <summary>An expression whose result has the wanted shape.</summary>
internal sealed record Repair(RepairKind Kind, string Expression);
