namespace Samples.Measure;

/// <summary>Names of the layers a measurement looks at.</summary>
public sealed record Layers(string Mean, string DecoderInput, string DecoderOutput);
