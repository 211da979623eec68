using System.Reflection;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Banned;

/// <summary>What a loss must not call, by name: every overload that this version of TorchSharp has.</summary>
internal static class BannedSymbolList
{
    private const string Reads = "reads values: the host would wait for the device";

    private const string Sized = "the size of its result depends on values: the host would wait for the device";

    private const string Placed = "makes a tensor on the CPU unless told otherwise: use a *_like or new_* factory of an input";

    private static readonly (string Reason, Type Type, string[] Names)[] Banned =
    [
        (Reads, typeof(Tensor), ["item", "ToScalar", "data", "cpu", "tolist", "bytes", "is_nonzero", "allclose", "op_Explicit", "WriteBytesToStream"]),
        (Reads, typeof(torch), ["allclose", "is_nonzero"]),
        (Reads, typeof(TensorExtensionMethods),
            ["ToBoolean", "ToByte", "ToSByte", "ToInt16", "ToInt32", "ToInt64", "ToHalf", "ToSingle", "ToDouble", "ToComplexFloat32", "ToComplexFloat64", "str", "cstr", "jlstr", "npstr", "print"]),
        (Sized, typeof(Tensor), ["nonzero", "nonzero_as_list", "argwhere", "masked_select", "unique", "unique_consecutive", "bincount"]),
        (Sized, typeof(torch), ["nonzero", "argwhere", "masked_select", "unique", "unique_consecutive", "bincount"]),
        (Sized, typeof(TensorIndex), ["Tensor"]),
        (Placed, typeof(torch), ["zeros", "ones", "empty", "full", "tensor", "as_tensor", "from_array", "arange", "linspace", "logspace", "eye", "rand", "randn", "randint", "randperm", "normal"]),
    ];

    public static string Text()
    {
        var text = new StringBuilder();
        foreach (var (reason, type, names) in Banned)
        {
            foreach (var name in names)
            {
                foreach (var id in Ids(type, name).Order(StringComparer.Ordinal))
                {
                    text.Append(id).Append(';').Append(reason).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    /// <summary>A name stands for all its overloads. <c>values[mask]</c> is missing: the ban cannot name an indexer that the metadata does not call Item.</summary>
    private static List<string> Ids(Type type, string name)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Where(method => method.Name == name).Select(DocumentationId.Of);
        var properties = type.GetProperties(All).Where(property => property.Name == name).Select(DocumentationId.Of);
        List<string> ids = [.. methods, .. properties];
        return ids.Count > 0 ? ids : throw new InvalidOperationException($"{type.Name} has no member {name}");
    }
}
