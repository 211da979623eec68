namespace VaeLint.Probing;

/// <summary>The loss reads tokens, and the event has no axis of classes.</summary>
internal sealed class ProbePatternException() : Exception($"Tokens need an axis of classes: set {nameof(ProbeOptions)}.{nameof(ProbeOptions.Event)} = \"T V\".");
