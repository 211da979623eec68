using System.Text.Json;

namespace VaeLint.Runtime.Tests.Vectors;

/// <summary>The reference records: 50-digit numbers from two independent methods each, none of them this library.</summary>
internal static class LossVectors
{
    private static readonly Lazy<IReadOnlyDictionary<string, LossVector>> Records = new(Load);

    public static LossVector Get(string id) => Records.Value[id];

    public static IEnumerable<string> Ids => Records.Value.Keys;

    private static IReadOnlyDictionary<string, LossVector> Load()
    {
        using var stream = typeof(LossVectors).Assembly.GetManifestResourceStream("loss_vectors.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("vectors").EnumerateArray().Select(record => new LossVector(record.Clone())).ToDictionary(vector => vector.Id);
    }
}
