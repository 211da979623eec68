using VaeLint.IL.Tests.Corpus;

namespace VaeLint.IL.Tests.Robustness;

/// <summary>
/// Corpus files as assemblies with random damage: nothing but a cancellation escapes, and the memory is bounded. The same damages in every run; <c>VAELINT_FUZZ=5000</c> does that many
/// others, <c>VAELINT_FUZZ_SEED</c> says which.
/// </summary>
public sealed class DamageTests
{
    private const int Damages = 150;
    private const int Sources = 6;

    // An undamaged one takes a tenth of it.
    private const long MaxBytes = 600L << 20;

    private static readonly Lazy<IReadOnlyList<CompiledSource>> Compiled = new(() =>
    [
        .. Enumerable.Range(0, Sources).Select(index => SourceFindings.Files[index * (SourceFindings.Files.Count / Sources)])
            .Select((file, index) => CompiledSource.Emit(SourceFindings.Compile(index % 2 == 0 ? Microsoft.CodeAnalysis.OptimizationLevel.Release : Microsoft.CodeAnalysis.OptimizationLevel.Debug, wanted => wanted == file))),
    ]);

    [Fact]
    public void Damaged_assemblies_do_not_throw() => Repeat((source, random) =>
        Explore(new Damage(source.Assembly).Next(source.Assembly, random), source.Symbols));

    [Fact]
    public void Damaged_symbols_do_not_throw() => Repeat((source, random) =>
        Explore(source.Assembly, Damage.Of(source.Symbols!, random)));

    /// <summary>What thousands of damages have found: a base type without a readable scope, a called method without a name, and a name of nothing.</summary>
    [Theory]
    [InlineData(3_000_356, 356, false)]
    [InlineData(3_002_831, 2831, true)]
    public void Damages_that_once_threw(int seed, int index, bool isOfSymbols)
    {
        var source = Compiled.Value[index % Compiled.Value.Count];
        var random = new Random(seed);

        Explore(isOfSymbols ? source.Assembly : new Damage(source.Assembly).Next(source.Assembly, random), isOfSymbols ? Damage.Of(source.Symbols!, random) : source.Symbols);
    }

    private static void Repeat(Action<CompiledSource, Random> explore)
    {
        var (count, seed) = (Variable("VAELINT_FUZZ", Damages), Variable("VAELINT_FUZZ_SEED", 0));
        for (var index = 0; index < count; index++)
        {
            var source = Compiled.Value[index % Compiled.Value.Count];
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                explore(source, new Random((seed * 1_000_000) + index));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Assert.Fail($"damage {index} of seed {seed}: {exception}");
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
        }
    }

    private static void Explore(byte[] assembly, byte[]? symbols)
    {
        IlProgram program;
        try
        {
            program = new IlProgram(new MemoryStream(assembly), symbols is null ? null : new MemoryStream(symbols), "Damaged.dll", TestPaths.References, [], TestContext.Current.CancellationToken);
        }
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            return;
        }

        using (program)
        {
            CompiledSource.FindingsOf(program);
        }
    }

    private static int Variable(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
