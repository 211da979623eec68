using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Vectors;

/// <summary>One record: inputs as tensors, expected numbers, and the tolerance of each precision.</summary>
internal sealed class LossVector(JsonElement record)
{
    public string Id => record.GetProperty("id").GetString()!;

    public Tensor Input(string name, ScalarType type = ScalarType.Float64) => ToTensor(record.GetProperty("inputs").GetProperty(name), type);

    public double Number(string name) => record.GetProperty("inputs").GetProperty(name).GetDouble();

    public double[] Expected(string name) => [.. Flatten(record.GetProperty("expected").GetProperty(name))];

    /// <summary>Compares in the rule of the record: relative, or relative to at least 1.</summary>
    public void AssertEqual(string name, Tensor actual)
    {
        var expected = Expected(name);
        var values = actual.detach().to_type(ScalarType.Float64).cpu().flatten().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        var tolerance = Tolerance(actual.dtype);
        var relative = record.GetProperty("rule").GetString() == "relative";
        for (var index = 0; index < values.Length; index++)
        {
            var scale = relative ? Math.Abs(expected[index]) : Math.Max(1.0, Math.Abs(expected[index]));
            Assert.True(
                Math.Abs(values[index] - expected[index]) <= tolerance * scale,
                $"{Id} {name}[{index}] in {actual.dtype}: {values[index]:R} instead of {expected[index]:R}, tolerance {tolerance:R} ({(relative ? "relative" : "relative to at least 1")})");
        }
    }

    /// <summary>float32 carries 1e-5 where the record does not say.</summary>
    private double Tolerance(ScalarType type)
    {
        if (type == ScalarType.Float64)
        {
            return record.GetProperty("rtol_f64").GetDouble();
        }

        return record.TryGetProperty("rtol_f32", out var single) ? single.GetDouble() : 1e-5;
    }

    private static Tensor ToTensor(JsonElement value, ScalarType type)
    {
        var shape = new List<long>();
        for (var level = value; level.ValueKind == JsonValueKind.Array; level = level[0])
        {
            shape.Add(level.GetArrayLength());
        }

        return tensor(Flatten(value).ToArray(), ScalarType.Float64).reshape([.. shape]).to_type(type);
    }

    private static IEnumerable<double> Flatten(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Flatten) : [value.GetDouble()];
}
