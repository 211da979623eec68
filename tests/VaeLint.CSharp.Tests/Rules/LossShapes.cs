using System.Text.RegularExpressions;

namespace VaeLint.CSharp.Tests.Rules;

/// <summary>
/// The same loss in every shape that code takes. The two terms are marked expressions over recon, x, mu and logvar; wherever they stand, the finding stands there.
/// </summary>
internal static partial class LossShapes
{
    private const string Tensors = "Tensor recon, Tensor x, Tensor mu, Tensor logvar";
    private const string Arguments = "recon, x, mu, logvar";
    private const string Function = "Func<Tensor, Tensor, Tensor, Tensor, Tensor>";

    public static (string Path, string Marked)[] All(string reconstruction, string kl) =>
    [
        .. Bodies(reconstruction, kl).Select(shape => InMethod(shape.Name, shape.Body)),
        .. Members(reconstruction, kl).Select(shape => InNamespace(shape.Name, shape.Members)),
        .. Names(reconstruction, kl).Select(shape => ($"{shape.Name}.cs", $"{shape.Using}\nnamespace {shape.Name}; class Loss {{ Tensor Run({Tensors}) => {shape.Sum}; }}")),
    ];

    private static IEnumerable<(string Name, string Body)> Bodies(string r, string k) =>
    [
        ("Statement", $"return {r} + {k};"),
        ("Parenthesised", $"return ((({r})) + ({k}));"),
        ("Cast", $"return (Tensor)({r}) + (Tensor)({k});"),
        ("Locals", $"var r = {r}; Tensor k = {k}; var loss = r + k; return loss;"),
        ("Swapped", $"return {k} + {r};"),
        ("Compound", $"var loss = {r}; loss += {k}; return loss;"),
        ("Accumulated", $"Tensor loss = 0; loss = loss + {r}; loss = loss + {k}; return loss;"),
        ("AddMethod", $"return ({r}).add({k});"),
        ("InPlace", $"return ({r}).add_({k});"),
        ("StaticAdd", $"return torch.add({r}, {k});"),
        ("NullConditional", $"return (({r})?.add({k}))!;"),
        ("NullForgiving", $"return (({r})! + ({k})!)!;"),
        ("Coalesced", $"Tensor? given = null; return given ?? {r} + {k};"),
        ("Tuple", $"var (r, k) = ({r}, {k}); return r + k;"),
        ("NamedTuple", $"(Tensor Recon, Tensor Kl) terms = ({r}, {k}); return terms.Recon + terms.Kl;"),
        ("Lambda", $"{Function} loss = ({Arguments}) => {r} + {k}; return loss({Arguments});"),
        ("UncalledLambda", $"{Function} loss = (recon, x, mu, logvar) => {r} + {k}; GC.KeepAlive(loss); return x;"),
        ("Capture", $"Func<Tensor> loss = () => {r} + {k}; return loss();"),
        ("LocalFunction", $"return Loss(); Tensor Loss() {{ return {r} + {k}; }}"),
        ("StaticLocalFunction", $"return Loss({Arguments}); static Tensor Loss({Tensors}) => {r} + {k};"),
        ("Scope", $"using var scope = NewDisposeScope(); return ({r} + {k}).MoveToOuterDisposeScope();"),
        ("TryFinally", $"try {{ return {r} + {k}; }} finally {{ Console.WriteLine(); }}"),
        ("Loop", $"Tensor loss = x; foreach (var epoch in Enumerable.Range(0, 5)) {{ loss = {r} + {k}; loss.backward(); }} return loss;"),
        ("Switch", $"return x.device_type switch {{ DeviceType.CPU => {r} + {k}, _ => throw new NotSupportedException() }};"),
        ("Guarded", $"if (x.shape[0] == 0) {{ return x; }} var loss = {r} + {k}; return loss;"),
        ("Backward", $"({r} + {k}).backward(); return x;"),
        ("Halved", $"return ({r} + {k}) / 2;"),
        ("Collected", $"var terms = new List<Tensor> {{ {r}, {k} }}; return terms[0] + terms[1];"),
        ("Pattern", $"return ({r}, {k}) is (Tensor r, Tensor k) ? r + k : x;"),
    ];

    private static IEnumerable<(string Name, string Members)> Members(string r, string k) =>
    [
        ("ExpressionBody", $"class Loss {{ static Tensor Run({Tensors}) => {r} + {k}; }}"),
        ("Constructor", $"class Loss {{ public Tensor Total; public Loss({Tensors}) {{ Total = {r} + {k}; }} }}"),
        ("Properties", $"class Loss {{ public Tensor? Total {{ get; private set; }} public void Step({Tensors}) {{ Total = {r} + {k}; Total.backward(); }} }}"),
        ("Fields", $"class Loss {{ Tensor? _r, _k; public Tensor Run({Tensors}) {{ _r = {r}; _k = {k}; return _r + _k; }} }}"),
        ("StaticField", $"class Loss {{ public static readonly {Function} Run = ({Arguments}) => {r} + {k}; }}"),
        ("Getter", $"record Batch({Tensors}) {{ public Tensor Loss => {r} + {k}; }}"),
        ("PrimaryConstructor", $"class Batch({Tensors}) {{ public Tensor Loss() => {r} + {k}; }}"),
        ("Generic", $"class Loss<T> where T : class {{ public Tensor Run<TModel>({Tensors}, TModel model) => {r} + {k}; }}"),
        ("Struct", $"readonly struct Loss {{ public Tensor Run({Tensors}) => {r} + {k}; }}"),
        ("Interface", $"interface ILoss {{ Tensor Run({Tensors}) => {r} + {k}; }}"),
        ("Extension", $"static class Losses {{ public static Tensor Loss(this Tensor recon, Tensor x, Tensor mu, Tensor logvar) => {r} + {k}; }}"),
        ("Async", $"class Loss {{ public async Task<Tensor> Run({Tensors}) {{ await Task.Yield(); return {r} + {k}; }} }}"),
        ("Iterator", $"class Loss {{ public IEnumerable<Tensor> Run({Tensors}) {{ yield return {r} + {k}; }} }}"),
        ("Override", $"class Loss() : Module<Tensor, Tensor, Tensor, Tensor, Tensor>(\"loss\") {{ public override Tensor forward({Tensors}) => {r} + {k}; }}"),
        ("Operator", $"record Terms({Tensors}) {{ public static Tensor operator ~(Terms t) {{ var ({Arguments}) = t; return {r} + {k}; }} }}"),
        ("PartialClass", $"partial class Loss {{ public partial Tensor Run({Tensors}); }} partial class Loss {{ public partial Tensor Run({Tensors}) => {r} + {k}; }}"),
        ("OutParameter", $"class Loss {{ public void Run({Tensors}, out Tensor loss) {{ loss = {r} + {k}; }} }}"),
        ("Scaled", $"class Loss {{ static Tensor Half(Tensor t) => t / 2; public Tensor Run({Tensors}) => Half({r} + {k}); }}"),
        ("Setter", $"class Loss {{ Tensor? _loss; public (Tensor Recon, Tensor X, Tensor Mu, Tensor LogVar) Batch {{ set {{ var ({Arguments}) = value; _loss = {r} + {k}; _loss.backward(); }} }} }}"),
    ];

    private static IEnumerable<(string Name, string Using, string Sum)> Names(string r, string k) =>
    [
        ("UsingStatic", "using static TorchSharp.torch.nn.functional;", Functional().Replace($"{r} + {k}", "")),
        ("Alias", "using Losses = TorchSharp.torch.nn.functional;", Functional().Replace($"{r} + {k}", "Losses.")),
        ("Qualified", "", Functional().Replace($"{r} + {k}", "global::TorchSharp.torch.nn.functional.")),
        ("TypeAlias", "using T = TorchSharp.torch.Tensor;", $"(T)({r}) + (T)({k})"),
    ];

    private static (string Path, string Marked) InMethod(string name, string body) => InNamespace(name, $"class Loss {{ Tensor Run({Tensors}) {{ {body} }} }}");

    private static (string Path, string Marked) InNamespace(string name, string members) => ($"{name}.cs", $"namespace {name};\n{members}");

    [GeneratedRegex(@"\bF\.")]
    private static partial Regex Functional();
}
