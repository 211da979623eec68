using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Probing;

/// <summary>Lends the global generator of the CPU to a measurement and gives it back as it was.</summary>
internal sealed class GlobalRandomState : IDisposable
{
    private readonly Tensor _saved = get_rng_state();

    /// <summary>Starts the global generator at a seed, through the state of a private one: seeding it directly would also seed every GPU.</summary>
    public static void Start(int seed)
    {
        using var generator = new Generator((ulong)seed);
        using var state = generator.get_state();
        set_rng_state(state);
    }

    public void Dispose()
    {
        set_rng_state(_saved);
        _saved.Dispose();
    }
}
