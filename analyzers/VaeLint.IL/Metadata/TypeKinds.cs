using VaeLint.Core.Ir;

namespace VaeLint.IL.Metadata;

/// <summary>The kinds of types of other assemblies that are known by their names.</summary>
internal static class TypeKinds
{
    private static readonly HashSet<string> Floating = new(StringComparer.Ordinal)
    {
        "System.Single", "System.Double", "System.Decimal", "System.Half", "TorchSharp.Scalar",
    };

    private static readonly HashSet<string> Integer = new(StringComparer.Ordinal)
    {
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64", "System.IntPtr", "System.UIntPtr",
    };

    private static readonly HashSet<string> Sequences = new(StringComparer.Ordinal)
    {
        "System.Span", "System.ReadOnlySpan", "System.Memory", "System.ReadOnlyMemory", "System.ArraySegment", "System.Linq.IOrderedEnumerable", "System.Linq.IQueryable",
        "System.Collections.ObjectModel.Collection", "System.Collections.ObjectModel.ReadOnlyCollection", "System.Collections.ObjectModel.ObservableCollection",
        "System.Collections.Concurrent.ConcurrentBag", "System.Collections.Concurrent.ConcurrentQueue", "System.Collections.Concurrent.ConcurrentStack",
        "Microsoft.FSharp.Collections.FSharpList", "Microsoft.FSharp.Collections.FSharpSet", "TorchSharp.Modules.ModuleList",
    };

    private static readonly HashSet<string> NoSequences = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.IComparer", "System.Collections.Generic.IEqualityComparer", "System.Collections.Generic.Comparer",
        "System.Collections.Generic.EqualityComparer", "System.Collections.Generic.IEnumerator", "System.Collections.Generic.IAsyncEnumerable",
        "System.Collections.Generic.IAsyncEnumerator", "System.Collections.Generic.LinkedListNode",
    };

    private static readonly HashSet<string> Delegates = new(StringComparer.Ordinal)
    {
        "System.Func", "System.Action", "System.Predicate", "System.Comparison", "System.Converter", "System.EventHandler", "System.Threading.ThreadStart",
        "System.Threading.WaitCallback",
    };

    public static TypeRefKind Of(string name, int arity)
    {
        switch (name)
        {
            case "System.Void":
                return TypeRefKind.Void;
            case "System.Boolean":
                return TypeRefKind.Boolean;
            case "System.String":
                return TypeRefKind.String;
            case "TorchSharp.torch.Tensor" or TypeRef.ParameterName:
                return TypeRefKind.Tensor;
            case "System.ValueTuple" or "System.Tuple":
                return arity > 0 ? TypeRefKind.Tuple : TypeRefKind.Other;
            case "System.Nullable" or "Microsoft.FSharp.Core.FSharpOption" or "Microsoft.FSharp.Core.FSharpValueOption":
                return arity == 1 ? TypeRefKind.Nullable : TypeRefKind.Other;
        }

        return Floating.Contains(name) ? TypeRefKind.Floating
            : Integer.Contains(name) ? TypeRefKind.Integer
            : Delegates.Contains(name) ? TypeRefKind.Delegate
            : arity == 1 && IsSequence(name) ? TypeRefKind.Sequence
            : TypeRefKind.Other;
    }

    private static bool IsSequence(string name) =>
        Sequences.Contains(name)
        || (name.StartsWith("System.Collections.Generic.", StringComparison.Ordinal) || name.StartsWith("System.Collections.Immutable.", StringComparison.Ordinal))
            && !NoSequences.Contains(name)
            && name.IndexOf("Enumerator", StringComparison.Ordinal) < 0;
}
