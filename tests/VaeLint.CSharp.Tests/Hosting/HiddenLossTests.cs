using Microsoft.CodeAnalysis;
using VaeLint.CSharp.Tests.Corpus;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Hosting;

/// <summary>The gate is open wherever a direct analysis finds something, in whatever order it is asked: a member that it closes wrongly is silent.</summary>
public sealed class HiddenLossTests
{
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";

    public static IEnumerable<TheoryDataRow<string>> Files => CorpusAnalysis.Files.Select(file => new TheoryDataRow<string>(file.Name));

    public static TheoryData<string, string, string> Divergences => new()
    {
        // An extension that is called like a method of the tensor.
        { "return mu.square(logvar);", "", $"static class X {{ public static Tensor square(this Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _layer.Kl(mu, logvar);", "private readonly Linear _layer = Linear(2, 2);", $"static class X {{ public static Tensor Kl(this Linear layer, Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _weight.Kl(mu, logvar);", "private readonly Parameter _weight = Parameter(zeros(1));", $"static class X {{ public static Tensor Kl(this Tensor x, Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _terms.Of(mu, logvar, 1);", "private readonly Terms _terms = new();", $"class Terms {{ public Tensor Of(Tensor mu) => mu; }} static class X {{ public static Tensor Of(this Terms x, Tensor mu, Tensor logvar, int n) => {Kl}; }}" },

        // An alias.
        { "return Terms.Kl(mu, logvar);", "", $"using Terms = A.Real; namespace A {{ static class Real {{ public static Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }} }} namespace B {{ static class Terms {{ public static Tensor Kl(Tensor mu, Tensor logvar) => mu; }} }}" },
        { "var all = new List<Tensor>(); new Term(all, mu, logvar); return all[0];", "", $"using Term = Real; class Real {{ public Real(List<Tensor> all, Tensor mu, Tensor logvar) => all.Add({Kl}); }}" },
        { "return Terms.Kl(mu, logvar);", "", $"using Terms = Real; class Real {{ public static Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },

        // Names that stand for something else than what is nearest.
        { "return new Inner().Of(mu, logvar);", $"static Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; class Inner : Base {{ public Tensor Of(Tensor mu, Tensor logvar) => Kl(mu, logvar); }}", "class Base { private Tensor Kl(Tensor mu, Tensor logvar) => mu; }" },
        { "return Kl(mu, logvar);", "class Kl { }", $"using static Terms; static class Terms {{ public static Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "if (mu.dim() > 5) { var Term = mu; return Term; } return Term;", $"public Loss(Tensor mu, Tensor logvar) => (this.mu, this.logvar) = (mu, logvar); private readonly Tensor mu, logvar; Tensor Term => {Kl};", "" },
        { "if (mu.dim() > 5) { static Tensor Term(Tensor x) => x; return Term(mu); } return Term(mu, logvar);", $"Tensor Term(Tensor mu, Tensor logvar) => {Kl};", "" },
        { "Func<Tensor, Tensor> f = Term => Term + 1; return Term;", $"public Loss(Tensor mu, Tensor logvar) => (this.mu, this.logvar) = (mu, logvar); private readonly Tensor mu, logvar; Tensor Term => {Kl};", "" },
        { "return Term.Kl(mu, logvar);", "", $"using static Holder; static class Holder {{ public static readonly Real Term = new Real(); }} class Real {{ public Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }} namespace B {{ class Term {{ public Tensor Kl(Tensor mu, Tensor logvar) => mu; }} }}" },
        { "return new Inner().Of(mu, logvar);", "private static readonly Real Term = new Real(); class Inner { public Tensor Of(Tensor mu, Tensor logvar) => Term.Kl(mu, logvar); }", $"class Real {{ public Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }} namespace B {{ class Term {{ public Tensor Kl(Tensor mu, Tensor logvar) => mu; }} }}" },
        { "return global::Terms.Kl(mu, logvar);", "", $"static class Terms {{ public static Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return A.Outer.Terms.Kl(mu, logvar);", "", $"namespace A {{ static class Outer {{ public static class Terms {{ public static Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }} }} }}" },

        // Dispatch.
        { "return _term.Kl(mu, logvar);", "private readonly ITerm _term = new Real();", $"interface ITerm {{ Tensor Kl(Tensor mu, Tensor logvar) => mu; }} class Real : ITerm {{ public Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _term.Kl(mu, logvar);", "private readonly ITerm _term = new Real();", $"interface ITerm {{ Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }} class Real : ITerm {{ }}" },
        { "return _term.Kl(mu, logvar);", "private readonly ITerm _term = new Real();", $"interface ITerm {{ Tensor Kl(Tensor mu, Tensor logvar); }} interface IReal : ITerm {{ Tensor ITerm.Kl(Tensor mu, Tensor logvar) => {Kl}; }} class Real : IReal {{ }}" },
        { "return _term.Kl(mu, logvar);", "private readonly ITerm _term = new Real();", $"interface ITerm {{ Tensor Kl(Tensor mu, Tensor logvar); }} class Real : ITerm {{ Tensor ITerm.Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _term.Kl;", "public Loss(Tensor mu, Tensor logvar) => _term = new Real(mu, logvar); private readonly Base _term;", $"class Base {{ public virtual Tensor Kl => zeros(1); }} class Real(Tensor mu, Tensor logvar) : Base {{ public override Tensor Kl => {Kl}; }}" },
        { "return _term.Of(mu, logvar);", "private readonly Base _term = new Real();", $"class Base {{ public virtual Tensor Of(Tensor mu, Tensor logvar) => mu + logvar; }} class Real : Base {{ public override Tensor Of(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _term.Run(mu, logvar);", "private readonly Base _term = new Real();", $"abstract class Base {{ public Tensor Run(Tensor mu, Tensor logvar) => Of(mu, logvar); protected abstract Tensor Of(Tensor mu, Tensor logvar); }} class Real : Base {{ protected override Tensor Of(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return Apply<Real>(mu, logvar);", "static Tensor Apply<T>(Tensor mu, Tensor logvar) where T : ITerm => T.Kl(mu, logvar);", $"interface ITerm {{ static abstract Tensor Kl(Tensor mu, Tensor logvar); }} class Real : ITerm {{ public static Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return Apply(new Real(), mu, logvar);", "static Tensor Apply<T>(T term, Tensor mu, Tensor logvar) where T : Base => term.Of(mu, logvar);", $"class Base {{ public virtual Tensor Of(Tensor mu, Tensor logvar) => mu; }} class Real : Base {{ public override Tensor Of(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _term.Of(mu, logvar);", "private readonly Base<int> _term = new Real<int>();", $"class Base<T> {{ public virtual Tensor Of(Tensor mu, Tensor logvar) => mu; }} class Real<T> : Base<T> {{ public override Tensor Of(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return Generic<Real>.Of(mu, logvar);", "", $"static class Generic<T> where T : Real, new() {{ public static Tensor Of(Tensor mu, Tensor logvar) => new T().Kl(mu, logvar); }} class Real {{ public Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _derived.Of(mu, logvar);", "private readonly Derived _derived = new();", $"class Base {{ public virtual Tensor Of(Tensor mu, Tensor logvar) => {Kl}; }} class Derived : Base {{ public override Tensor Of(Tensor mu, Tensor logvar) => base.Of(mu, logvar); }}" },

        // Modules.
        { "return _list[0].call(mu, logvar);", "private readonly ModuleList<Real> _list = ModuleList(new Real());", $"class Real() : Module<Tensor, Tensor, Tensor>(\"kl\") {{ public override Tensor forward(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "var kl = zeros(1); foreach (var term in _list) { kl = term.call(mu, logvar); } return kl;", "private readonly ModuleList<Real> _list = ModuleList(new Real());", $"class Real() : Module<Tensor, Tensor, Tensor>(\"kl\") {{ public override Tensor forward(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _module.forward(mu, logvar);", "private readonly Module<Tensor, Tensor, Tensor> _module = new Real();", $"class Real() : Module<Tensor, Tensor, Tensor>(\"kl\") {{ public override Tensor forward(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _module.call(mu, logvar);", "private readonly Base _module = new Real();", $"abstract class Base() : Module<Tensor, Tensor, Tensor>(\"kl\") {{ }} class Real : Base {{ public override Tensor forward(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _module.call(mu, logvar);", "private readonly Module<Tensor, Tensor, Tensor> _module = new Real();", string.Concat(Enumerable.Range(0, 20).Select(n => $"class Other{n}() : Module<Tensor, Tensor, Tensor>(\"other\") {{ public override Tensor forward(Tensor mu, Tensor logvar) => mu + {n}; }} ")) + $"class Real() : Module<Tensor, Tensor, Tensor>(\"kl\") {{ public override Tensor forward(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _term.Of(mu, logvar);", "private readonly Base _term = new Real();", "class Base { public virtual Tensor Of(Tensor mu, Tensor logvar) => mu; } " + string.Concat(Enumerable.Range(0, 20).Select(n => $"class Other{n} : Base {{ public override Tensor Of(Tensor mu, Tensor logvar) => mu + {n}; }} ")) + $"class Real : Base {{ public override Tensor Of(Tensor mu, Tensor logvar) => {Kl}; }}" },

        // What is kept in fields.
        { "return _kl * ones(1);", "public Loss(Tensor mu, Tensor logvar) => _kl = " + Kl + ".item<double>(); private readonly double _kl;", "" },
        { "return _kl * ones(1);", "public Loss(Tensor mu, Tensor logvar) { var kl = " + Kl + "; (_kl, _n) = (kl.item<float>(), 1); } private readonly float _kl; private readonly int _n;", "" },
        { "return _kl * ones(1);", "public Loss(Tensor mu, Tensor logvar) => Compute(mu, logvar, out _kl); private readonly double _kl; static void Compute(Tensor mu, Tensor logvar, out double kl) => kl = " + Kl + ".item<double>();", "" },
        { "return _term.Value * ones(1);", "public Loss(Tensor mu, Tensor logvar) => _term = new Term(mu, logvar); private readonly Term _term;", $"class Term(Tensor mu, Tensor logvar) {{ public double Value {{ get; }} = {Kl}.item<double>(); }}" },
        { "return _kl;", "public Loss(Tensor mu, Tensor logvar) => _kl = " + Kl + "; private readonly Tensor _kl;", "" },
        { "return _function(mu, logvar);", $"private readonly Func<Tensor, Tensor, Tensor> _function = static (mu, logvar) => {Kl};", "" },
        { "return _lazy.Value;", "public Loss(Tensor mu, Tensor logvar) => _lazy = new(() => " + Kl + "); private readonly Lazy<Tensor> _lazy;", "" },
        { "return _lazy.Value(mu, logvar);", "private readonly Lazy<Func<Tensor, Tensor, Tensor>> _lazy = new(() => (mu, logvar) => " + Kl + ");", "" },
        { "return _pair.Term(mu, logvar);", "private readonly (Func<Tensor, Tensor, Tensor> Term, int N) _pair = ((mu, logvar) => " + Kl + ", 1);", "" },
        { "return All[0](mu, logvar);", "static readonly Func<Tensor, Tensor, Tensor>[] All = [(mu, logvar) => " + Kl + "];", "" },
        { "return All[\"kl\"](mu, logvar);", "static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> All = new() { [\"kl\"] = (mu, logvar) => " + Kl + " };", "" },
        { "return _inner.Value;", "public Loss(Tensor mu, Tensor logvar) => _inner = new Derived(mu, logvar); private readonly Derived _inner;", $"class Base {{ public Tensor Value; public Base(Tensor mu, Tensor logvar) => Value = {Kl}; }} class Derived : Base {{ public Derived(Tensor mu, Tensor logvar) : base(mu, logvar) {{ }} }}" },
        { "return new Derived(mu, logvar).Value;", "", $"class Base(Tensor value) {{ public Tensor Value {{ get; }} = value; }} class Derived(Tensor mu, Tensor logvar) : Base({Kl}) {{ }}" },
        { "Term term = new(mu, logvar); return term.Value;", "", $"class Term {{ public Term(Tensor mu, Tensor logvar) : this({Kl}) {{ }} private Term(Tensor value) => Value = value; public Tensor Value {{ get; }} }}" },
        { "return new Term { Mu = mu, Logvar = logvar }.Value;", "", $"class Term {{ public Tensor Mu; private Tensor _value = zeros(1); public Tensor Logvar {{ set {{ var (mu, logvar) = (Mu, value); _value = {Kl}; }} }} public Tensor Value => _value; }}" },
        { "var bag = new Bag { [0] = mu, [1] = logvar }; return bag.Kl;", "", $"class Bag {{ private Tensor mu, _kl; public Tensor this[int index] {{ set {{ if (index == 0) {{ mu = value; }} else {{ var logvar = value; _kl = {Kl}; }} }} }} public Tensor Kl => _kl; }}" },

        // Records.
        { "return new Terms(mu, logvar).Kl;", "", "record Terms(Tensor mu, Tensor logvar) { public Tensor Kl => " + Kl + "; }" },
        { "return (new Terms(mu, mu) with { logvar = logvar }).Kl;", "", "record Terms(Tensor mu, Tensor logvar) { public Tensor Kl => " + Kl + "; }" },
        { "return new Terms(mu, logvar).Kl;", "", "record struct Terms(Tensor mu, Tensor logvar) { public Tensor Kl { get; } = " + Kl + "; }" },
        { "return new Terms(mu, logvar) is { Kl: var kl } ? kl : mu;", "", "record Terms(Tensor mu, Tensor logvar) { public Tensor Kl => " + Kl + "; }" },
        { "return new Outer(new Terms(mu, logvar)) is { Terms.Kl: var kl } ? kl : mu;", "", "record Outer(Terms Terms); record Terms(Tensor mu, Tensor logvar) { public Tensor Kl => " + Kl + "; }" },
        { "var (_, kl) = new Terms(mu, logvar); return kl;", "", "class Terms(Tensor mu, Tensor logvar) { public void Deconstruct(out Tensor first, out Tensor kl) => (first, kl) = (mu, " + Kl + "); }" },

        // Functions.
        { "Tensor Inner(Tensor mu, Tensor logvar) => " + Kl + "; return Inner(mu, logvar);", "", "" },
        { "Func<Tensor, Tensor, Tensor> f = Term; return f(mu, logvar);", $"static Tensor Term(Tensor mu, Tensor logvar) => {Kl};", "" },
        { "return new Tensor[] { mu }.Select(m => Term(m, logvar)).First();", $"static Tensor Term(Tensor mu, Tensor logvar) => {Kl};", "" },
        { "return (from m in new[] { mu } select Term(m, logvar)).First();", $"static Tensor Term(Tensor mu, Tensor logvar) => {Kl};", "" },
        { "Term(mu, logvar, out var kl); return kl;", $"static void Term(Tensor mu, Tensor logvar, out Tensor kl) => kl = {Kl};", "" },
        { "return TermAsync(mu, logvar).Result;", $"static async Task<Tensor> TermAsync(Tensor mu, Tensor logvar) {{ await Task.Yield(); return {Kl}; }}", "" },
        { "return Terms(mu, logvar).First();", $"static IEnumerable<Tensor> Terms(Tensor mu, Tensor logvar) {{ yield return {Kl}; }}", "" },
        { "var kl = zeros(1); foreach (var term in Terms(mu, logvar)) { kl = kl + term; } return kl;", $"static IEnumerable<Tensor> Terms(Tensor mu, Tensor logvar) {{ yield return {Kl}; }}", "" },
        { "Tensor[] all = [Term(mu, logvar)]; return all[0];", $"static Tensor Term(Tensor mu, Tensor logvar) => {Kl};", "" },
        { "return Term(logvar: logvar, mu: mu);", $"static Tensor Term(Tensor mu, Tensor logvar) => {Kl};", "" },
        { "return this?._terms?.Kl(mu, logvar)!;", "private readonly Terms _terms = new();", $"class Terms {{ public Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return (mu, logvar) switch { ({ } a, _) when a.dim() > 1 => Term(mu, logvar), _ => mu };", $"static Tensor Term(Tensor mu, Tensor logvar) => {Kl};", "" },
        { "try { return Term(mu, logvar); } finally { mu.Dispose(); }", $"static Tensor Term(Tensor mu, Tensor logvar) => {Kl};", "" },
        { "return this[mu, logvar];", $"Tensor this[Tensor mu, Tensor logvar] => {Kl};", "" },
        { "return new Wrapped(mu, logvar);", "", "class Wrapped(Tensor mu, Tensor logvar) { public static implicit operator Tensor(Wrapped w) => w.Kl; Tensor Kl => " + Kl + "; }" },
        { "return new Parts().Kl(mu, logvar);", "", "partial class Parts { public partial Tensor Kl(Tensor mu, Tensor logvar); } partial class Parts { public partial Tensor Kl(Tensor mu, Tensor logvar) => " + Kl + "; }" },
        { "return _parts.Kl(mu, logvar);", "private readonly Parts _parts = new();", "partial class Parts { public partial Tensor Kl(Tensor mu, Tensor logvar); } partial class Parts { public partial Tensor Kl(Tensor mu, Tensor logvar) => " + Kl + "; }" },
        { "return Term(mu, logvar);", "", "using static Terms; static class Terms { public static Tensor Term(Tensor mu, Tensor logvar) => " + Kl + "; }" },
        { "return Static.Kl(mu, logvar);", "", $"static class Static {{ private static readonly Terms Instance; static Static() {{ Instance = new Terms(); }} public static Tensor Kl(Tensor mu, Tensor logvar) => Instance.Kl(mu, logvar); }} class Terms {{ public Tensor Kl(Tensor mu, Tensor logvar) => {Kl}; }}" },
        { "return _layer.MseOrKl(mu, logvar);", "private readonly Encoder _layer = new();", $"class Encoder() : Module<Tensor, Tensor>(\"e\") {{ public override Tensor forward(Tensor x) => x; public Tensor MseOrKl(Tensor mu, Tensor logvar) => {Kl}; }}" },
    };

    /// <summary>Losses whose own member is what matters.</summary>
    [Theory]
    [InlineData("class Base(Tensor mu, Tensor logvar) { protected Tensor Kl { get; } = KL; } class Loss(Tensor mu, Tensor logvar) : Base(mu, logvar) { public Tensor Run(Tensor recon, Tensor x) => F.mse_loss(recon, x) + Kl; }")]
    [InlineData("class Loss(Tensor mu, Tensor logvar) { private readonly Tensor _kl = KL; public Tensor Run(Tensor recon, Tensor x) => F.mse_loss(recon, x) + _kl; }")]
    [InlineData("class Loss(Tensor mu, Tensor logvar) { private readonly double _kl = KL.item<double>(); public Tensor Run(Tensor recon, Tensor x) => F.mse_loss(recon, x) + _kl; }")]
    [InlineData("class Loss(Tensor mu, Tensor logvar) { private readonly double _kl = Of(mu, logvar); static double Of(Tensor mu, Tensor logvar) => KL.ToDouble(); public Tensor Run(Tensor recon, Tensor x) => F.mse_loss(recon, x) + _kl; }")]
    [InlineData("class Loss(Tensor mu, Tensor logvar) { private readonly double? _kl = KL.item<double>(); public Tensor Run(Tensor recon, Tensor x) => F.mse_loss(recon, x) + _kl!.Value; }")]
    [InlineData("class Loss(Tensor mu, Tensor logvar) { private readonly Scalar _kl = KL.ToScalar(); public Tensor Run(Tensor recon, Tensor x) => F.mse_loss(recon, x) + _kl; }")]
    [InlineData("class Loss { public Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) { Func<Tensor> kl = () => Kl(mu, logvar); return F.mse_loss(recon, x) + kl(); } static Tensor Kl(Tensor mu, Tensor logvar) => KL; }")]
    [InlineData("class Vae : Module<Tensor, Tensor, Tensor, Tensor, Tensor> { public Vae() : base(\"vae\") { } public override Tensor forward(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x) + _kl.call(mu, logvar); private readonly Kl _kl = new(); } class Kl : Module<Tensor, Tensor, Tensor> { public Kl() : base(\"kl\") { } public override Tensor forward(Tensor mu, Tensor logvar) => Terms.Of(mu, logvar); } static class Terms { public static Tensor Of(Tensor mu, Tensor logvar) => KL; }")]
    [InlineData("var (recon, x, mu, logvar) = (rand(4, 8), rand(4, 8), rand(4, 2), rand(4, 2)); var loss = F.mse_loss(recon, x) + Kl(mu, logvar); loss.backward(); static Tensor Kl(Tensor mu, Tensor logvar) => Terms.Of(mu, logvar); static class Terms { public static Tensor Of(Tensor mu, Tensor logvar) => KL; }")]
    [InlineData("class Loss { public Tensor Total { get => F.mse_loss(_recon, _x) + Kl; } private readonly Tensor _recon, _x, mu, logvar; public Loss(Tensor recon, Tensor x, Tensor m, Tensor l) => (_recon, _x, mu, logvar) = (recon, x, m, l); Tensor Kl { get { return Halved(KL); } } static Tensor Halved(Tensor x) => x / 2; }")]
    [InlineData("abstract class Loss<T> where T : ITerm { protected abstract T Term { get; } public Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x) + Term.Of(mu, logvar); } class Real : Loss<Kl> { protected override Kl Term => new(); } interface ITerm { Tensor Of(Tensor mu, Tensor logvar); } class Kl : ITerm { public Tensor Of(Tensor mu, Tensor logvar) => KL; }")]
    [InlineData("class Loss { private readonly Tensor mu; private Tensor logvar; public Loss(Tensor m, Tensor l) { mu = m; logvar = l; } public Tensor Run(Tensor recon, Tensor x) => Total(recon, x, Terms()); static Tensor Total(Tensor recon, Tensor x, IEnumerable<Tensor> terms) { var total = F.mse_loss(recon, x); foreach (var term in terms) { total += term; } return total; } IEnumerable<Tensor> Terms() { yield return Kl; } Tensor Kl => KL; }")]
    [InlineData("class Loss { public Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x) + Terms.Select(t => t(mu, logvar)).Aggregate((a, b) => a + b); static readonly Func<Tensor, Tensor, Tensor>[] Terms = { Kl }; static Tensor Kl(Tensor mu, Tensor logvar) => KL; }")]
    [InlineData("class Loss { public async Task<Tensor> Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x) + await Kl(mu, logvar); static async ValueTask<Tensor> Kl(Tensor mu, Tensor logvar) { await Task.Yield(); return Of(); Tensor Of() => KL; } }")]
#if ROSLYN_LATEST
    [InlineData("class Loss { private readonly Pair _pair = new(); public Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => F.mse_loss(recon, x) + Hidden(mu, logvar); Tensor Hidden(Tensor mu, Tensor logvar) { var pair = new Pair { Mu = mu, Logvar = logvar }; return pair.Kl; } } class Pair { public Tensor Mu, Logvar; } static class X { extension(Pair pair) { public Tensor Kl => Of(pair.Mu, pair.Logvar); } static Tensor Of(Tensor mu, Tensor logvar) => KL; }")]
    [InlineData("class Loss(Pair pair) { public Tensor Run(Tensor recon, Tensor x) => F.mse_loss(recon, x) + Hidden(pair); Tensor Hidden(Pair pair) => pair.shape; } class Pair { public Tensor Mu, Logvar; public Tensor Shape => Mu; } static class X { extension(Pair pair) { public Tensor shape => Of(pair.Mu, pair.Logvar); } static Tensor Of(Tensor mu, Tensor logvar) => KL; }")]
    [InlineData("class Loss { private readonly Pair _pair = new(); public Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar) { _pair.Mu = mu; _pair.Logvar = logvar; return F.mse_loss(recon, x) + Hidden(_pair); } Tensor Hidden(Pair pair) => pair.Kl; } partial class Pair { public Tensor Mu = zeros(1), Logvar = zeros(1); public partial Tensor Kl { get; } } partial class Pair { public partial Tensor Kl { get => Of(Mu, Logvar); } static Tensor Of(Tensor mu, Tensor logvar) => KL; }")]
#endif
    public void A_loss_is_seen_whatever_its_member_is(string source)
    {
        var compilation = Compilations.OfSource(source.Replace("KL", Kl, StringComparison.Ordinal));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Assert.True(Findings(compilation).Count > 0, source);
    }

    /// <summary>The code of the divergence stands two calls away from the loss: it is not bound by the host.</summary>
    [Theory]
    [MemberData(nameof(Divergences))]
    public void A_divergence_is_seen_wherever_its_code_stands(string statements, string members, string types)
    {
        var source = types + LossSource.Plain(
            "return F.mse_loss(recon, x) + Hidden(mu, logvar);",
            members: members + " Tensor Hidden(Tensor mu, Tensor logvar) { " + statements + " }");
        var compilation = Compilations.OfSource(source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Assert.True(Findings(compilation).Count > 0, source);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_finding_of_the_corpus_is_closed(string name)
    {
        var file = CorpusAnalysis.Files.Single(file => file.Name == name);
        Findings(Compilations.Create(("Usings.cs", CorpusAnalysis.Usings), (file.FileName, file.Source)));
    }

    [Fact]
    public void No_finding_of_the_whole_corpus_is_closed() =>
        Findings(Compilations.Create([("Usings.cs", CorpusAnalysis.Usings), .. CorpusAnalysis.Files.Select(file => (file.FileName, file.Source))]));

    /// <summary>As somebody types: names that mean nothing yet, declarations twice.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void No_finding_of_the_broken_corpus_is_closed(int seed)
    {
        var random = new Random(seed);
        var files = CorpusAnalysis.Files.Where((_, index) => index % 4 == seed).ToList();
        var compilation = Compilations.Create([("Usings.cs", CorpusAnalysis.Usings), .. files.Select(file => (file.FileName, file.Source[..random.Next(file.Source.Length)])), .. files.Select(file => ("Whole" + file.FileName, file.Source))]);
        Assert.NotEmpty(Findings(compilation, areNamesClear: false));
    }

    private static IReadOnlyList<ISymbol> Findings(Compilation compilation, bool areNamesClear = true)
    {
        var losses = new OpenLosses(compilation);
        var found = losses.WithFindings();
        var (forth, back) = (losses.Closed(roots => roots), losses.Closed(roots => roots.Reverse()));
        var alone = found.Where(losses.IsClosedAlone);
        Assert.Empty(found.Where(root => forth.Contains(root)).Select(root => "forth: " + root)
            .Concat(found.Where(root => back.Contains(root)).Select(root => "back: " + root))
            .Concat(alone.Select(root => "alone: " + root)));
        if (areNamesClear)
        {
            Assert.Equal(forth.Select(root => root.ToString()).Order(), back.Select(root => root.ToString()).Order());
        }

        return found;
    }
}
