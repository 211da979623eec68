using Microsoft.CodeAnalysis;
using VaeLint.CSharp.Hosting.Marks;
using VaeLint.CSharp.Symbols;
using VaeLint.CSharp.Tests.Corpus;

namespace VaeLint.CSharp.Tests.Hosting;

/// <summary>What names tell without binding holds whatever the bound operations hold, or they say that they cannot tell.</summary>
public sealed class NamedMarksTests
{
    public static IEnumerable<TheoryDataRow<string>> Files => CorpusAnalysis.Files.Select(file => new TheoryDataRow<string>(file.Name));

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_miss_no_mark_and_no_callee_of_the_corpus(string name)
    {
        var file = CorpusAnalysis.Files.Single(file => file.Name == name);
        AssertNamesMissNothing(Compilations.Create(("Usings.cs", CorpusAnalysis.Usings), (file.FileName, file.Source)));
    }

    /// <summary>Code in which a name stands for something else than it seems to.</summary>
    [Theory]
    [InlineData("Tensor Run(Tensor x) => _layer.call(x);", true)]
    [InlineData("Tensor Run(Tensor x) => _encoder.call(x);", true)]
    [InlineData("Tensor Run(Encoder encoder, Tensor x) => encoder.call(x);", true)]
    [InlineData("Tensor Run(Module<Tensor, Tensor> module, Tensor x) => module.call(x);", true)]
    [InlineData("Tensor Run(Tensor x) => Find().call(x);", false)]
    [InlineData("Tensor Run(Tensor x) { var encoder = new Encoder(); return encoder.call(x); }", false)]
    [InlineData("Tensor Run(Tensor x) => Squared(x);", true)]
    [InlineData("Tensor Run(Tensor x) => this.Squared(x);", true)]
    [InlineData("Tensor Run(Tensor x) => x.Halved();", false)]
    [InlineData("Tensor Run(Tensor x) => Terms.Halved(x);", true)]
    [InlineData("Tensor Run(Tensor x) => Mean;", true)]
    [InlineData("Tensor Run(Tensor x) => Stored + this.Stored;", true)]
    [InlineData("Tensor Run(Tensor x) => new Pair(x).First;", false)]
    [InlineData("Pair Run(Tensor x) => new(x);", false)]
    [InlineData("Pair Run(Tensor x) { Pair pair = new(x); return pair; }", true)]
    [InlineData("Tensor Run(Tensor x, Func<Tensor, Tensor> f) => f(x);", false)]
    [InlineData("Tensor Run(Tensor x, Func<Tensor, Tensor> f) => f.Invoke(x);", false)]
    [InlineData("Tensor Run(Tensor x) => _function(x);", false)]
    [InlineData("Tensor Run(Tensor x) => (x.sum() > 0).ToBoolean() ? Apply(Squared, x) : x;", true)]
    [InlineData("Tensor Run(Tensor x) { return Inner(x); Tensor Inner(Tensor y) => y * y; }", true)]
    [InlineData("Tensor Run(Tensor x) { var (a, b) = new Pair(x); return a; }", false)]
    [InlineData("Tensor Run(Pair pair) => pair is (var a, _) ? a : null;", false)]
    [InlineData("Tensor Run(Pair pair) => pair is { First: var a } ? a : null;", false)]
    [InlineData("Tensor Run(Tensor x) { Pair pair = new(x) { Second = x }; return x; }", false)]
    [InlineData("Tensor Run(Tensor x) { foreach (var y in new Sequence()) { x = y; } return x; }", false)]
    [InlineData("Tensor Run(Tensor x) => _sequence[0];", false)]
    [InlineData("Tensor Run(Tensor x) => (from y in new[] { x } select y * y).First();", false)]
    [InlineData("Tensor Run(dynamic x) => x.Foo();", false)]
    [InlineData("Tensor Run(Tensor x) { var y = x; return y * x; }", true)]
    [InlineData("Tensor Run(Tensor x) { Tensor y, z; y = z = x; return y * z; }", true)]
    [InlineData("Tensor Run(Tensor x) { { var y = x.exp(); } { var y = x; return y * x; } }", true)]
    [InlineData("Tensor Run(Tensor x) { var (y, z) = (x, x); return y * z; }", false)]
    [InlineData("Tensor Run(Tensor x) { x = x - Stored; var y = x; return y * x; }", true)]
    [InlineData("Tensor Run(Tensor x) { _kept = x - Stored; var y = _kept; return y * _kept; }", true)]
    [InlineData("Tensor Run(Tensor x) { foreach (var y in new[] { x }) { var z = y; x = z * y; } return x; }", false)]
    [InlineData("Tensor Run(Tensor x) { var pair = (x, x); return pair.Item1 * pair.x; }", true)]
    [InlineData("Tensor Run(Tensor x) => (x - Stored) * (x - Stored);", true)]
    [InlineData("Tensor Run(Tensor x) => x * (Tensor)x!;", true)]
    [InlineData("async Task<Tensor> Run(Task<Tensor> x) => (await x) * (await x);", true)]
    [InlineData("Tensor Run(Tensor x) { x *= x; return x; }", true)]
    [InlineData("Tensor Run(Tensor x) => x?.pow(2).sum();", true)]
    [InlineData("Tensor Run(Tensor x) => exp(x).mean();", true)]
    [InlineData("Tensor Run(Tensor x) => torch.nn.functional.mse_loss(x, x);", true)]
    [InlineData("Tensor Run(Tensor x) => MSELoss().call(x, x);", false)]
    [InlineData("Tensor Run(Tensor x) => _loss.call(x, x);", true)]
    [InlineData("Tensor Run(KLDivLoss loss, Tensor x) => loss.call(x, x);", true)]
    [InlineData("Tensor Run(Tensor x) => _base.Loss(x);", true)]
    [InlineData("Tensor Run(ITerm term, Tensor x) => term.Of(x);", false)]
    [InlineData("string Run(Tensor x) => nameof(Squared) + _base.ToString();", true)]
    public void Names_miss_nothing_of_code_that_hides_it(string method, bool areEnough)
    {
        var compilation = Compilations.OfSource($$"""
            interface ITerm { Tensor Of(Tensor x); }

            class Term : ITerm { public Tensor Of(Tensor x) => x.exp(); }

            class Base { public virtual Tensor Loss(Tensor x) => x; }

            class Derived : Base { public override Tensor Loss(Tensor x) => x.pow(2); public override string ToString() => ""; }

            static class Terms { public static Tensor Halved(this Tensor x) => x.exp() / 2; }

            record Pair(Tensor First) { public Tensor Second { get => First; set => First.exp_(); } public void Deconstruct(out Tensor a, out Tensor b) => (a, b) = (First * First, First); }

            class Sequence { public IEnumerator<Tensor> GetEnumerator() { yield return zeros(1).exp(); } public Tensor this[int index] => zeros(index).log(); }

            class Encoder : Module<Tensor, Tensor>
            {
                public Encoder() : base("encoder") => RegisterComponents();

                public override Tensor forward(Tensor x) => x.exp();
            }

            class Loss
            {
                private readonly Linear _layer = Linear(2, 2);
                private readonly Encoder _encoder = new();
                private readonly MSELoss _loss = MSELoss();
                private readonly Func<Tensor, Tensor> _function = x => x * x;
                private readonly Sequence _sequence = new();
                private readonly Base _base = new Derived();
                private Tensor _kept = zeros(1);

                public Tensor Stored { get; } = zeros(1).exp();

                Tensor Mean => Stored.mean();

                Tensor Squared(Tensor x) => x * x;

                Encoder Find() => _encoder;

                static Tensor Apply(Func<Tensor, Tensor> f, Tensor x) => f(x);

                {{method}}
            }
            """);
        AssertNamesMissNothing(compilation);
        var program = new RoslynProgram(compilation);
        var run = compilation.GetTypeByMetadataName("Loss")!.GetMembers("Run").Single();
        Assert.Equal(areEnough, new MemberMarksReader(program, TestContext.Current.CancellationToken).NamedBy(run) is not null);
    }

    [Fact]
    public void Names_tell_most_of_the_corpus()
    {
        var told = 0;
        var members = 0;
        foreach (var file in CorpusAnalysis.Files)
        {
            var program = new RoslynProgram(Compilations.Create(("Usings.cs", CorpusAnalysis.Usings), (file.FileName, file.Source)));
            var reader = new MemberMarksReader(program, TestContext.Current.CancellationToken);
            foreach (var member in MembersOf(program))
            {
                members++;
                told += reader.NamedBy(member) is null ? 0 : 1;
            }
        }

        Assert.InRange(told, members * 2 / 3, members);
    }

    private static void AssertNamesMissNothing(Compilation compilation)
    {
        var program = new RoslynProgram(compilation);
        var reader = new MemberMarksReader(program, TestContext.Current.CancellationToken);
        var missed = new List<string>();
        foreach (var member in MembersOf(program))
        {
            if (reader.NamedBy(member) is not { } named)
            {
                continue;
            }

            var bound = reader.Of(member);
            if ((bound.Own & ~named.Own) != LossMark.None)
            {
                missed.Add($"{member}: {bound.Own & ~named.Own}");
            }

            missed.AddRange(WrittenHere(bound).Except(WrittenHere(named), SymbolEqualityComparer.Default).Select(callee => $"{member}: {callee}"));
        }

        IEnumerable<ISymbol> WrittenHere(MemberMarks marks) => marks.Callees.SelectMany(callee => program.Types.IsSource(callee) || callee.IsImplicitlyDeclared ? [callee] : reader.Of(callee).Callees)
            .Where(callee => program.Types.IsSource(callee.ContainingType));

        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    private static IEnumerable<ISymbol> MembersOf(RoslynProgram program) =>
        SourceTypes.In(program.Compilation.Assembly.GlobalNamespace, CancellationToken.None).SelectMany(type => type.GetMembers()).Where(member => member is IMethodSymbol or IFieldSymbol or IPropertySymbol);
}
