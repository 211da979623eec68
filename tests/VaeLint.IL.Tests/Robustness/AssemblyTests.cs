namespace VaeLint.IL.Tests.Robustness;

/// <summary>Every method of large assemblies is lowered, and damaged files never throw.</summary>
public sealed class AssemblyTests
{
    private const int Damages = 60;
    private const int BytesPerDamage = 40;

    public static TheoryData<string> Assemblies =>
    [
        Path.Combine(TestPaths.FSharp, "FSharp.Core.dll"),
        typeof(object).Assembly.Location,
        typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly.Location,
        TestPaths.Torch,
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_method_is_lowered(string path)
    {
        using var program = IlProgram.Open(path, TestPaths.References, [], TestContext.Current.CancellationToken)!;

        var bodies = program.Methods().Count(method => program.GetBody(method) is { Blocks.Count: > 0 });

        Assert.True(program.Failures == 0, program.LastFailure);
        Assert.InRange(bodies, 5_000, int.MaxValue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(512)]
    [InlineData(2_000)]
    public void A_file_that_is_cut_off_does_not_throw(int length)
    {
        var compiled = CompiledSource.OfMembers(Members);

        Explore(compiled.Assembly[..length], compiled.Symbols);
    }

    [Fact]
    public void Damaged_files_do_not_throw()
    {
        var compiled = CompiledSource.OfMembers(Members);
        for (var seed = 0; seed < Damages; seed++)
        {
            Explore(Damaged(compiled.Assembly, seed), compiled.Symbols);
            Explore(compiled.Assembly, Damaged(compiled.Symbols!, seed));
        }
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_not_opened()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "no assembly");

        Assert.Null(IlProgram.Open(path, [], [], TestContext.Current.CancellationToken));
        File.Delete(path);
    }

    private const string Members = """
        public static async Task<Tensor> Total(Tensor x, Tensor xHat, Tensor mu, Tensor logVar)
        {
            await Task.Delay(1);
            var terms = new[] { F.mse_loss(xHat, x), (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean() };
            Func<Tensor, Tensor> twice = t => t * 2 + terms[1];
            return twice(terms[0]);
        }
        """;

    private static byte[] Damaged(byte[] file, int seed)
    {
        var damaged = (byte[])file.Clone();
        var random = new Random(seed);
        for (var count = 0; count < BytesPerDamage; count++)
        {
            damaged[random.Next(128, damaged.Length)] = (byte)random.Next(256);
        }

        return damaged;
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
}
