using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core;
using VaeLint.Core.Ir;
using VaeLint.Core.Vocabulary;
using VaeLint.IL.Lowering;
using VaeLint.IL.Metadata;
using VaeLint.IL.Positions;
using VaeLint.IL.Reading;

namespace VaeLint.IL;

/// <summary>The front end for compiled assemblies: F#, Visual Basic, C#. What cannot be read has no body; nothing throws but a cancellation.</summary>
public sealed class IlProgram : IIrProgram, ITensorSumGate, IDisposable
{
    private readonly IlModule _module;
    private readonly ReferencedAssemblies _references;
    private readonly MemberMap _members;
    private readonly TypeIndex _types;
    private readonly OverrideMap _overrides;
    private readonly LoweringContext _context;
    private readonly Lazy<StaticInitializers> _initializers;
    private readonly Lazy<SumGate?> _gate;
    private readonly ConcurrentDictionary<MethodDefinitionHandle, Lazy<IrBody?>> _bodies = new();
    private readonly ConcurrentDictionary<FieldDefinitionHandle, IrBody?> _initialValues = new();
    private readonly CancellationToken _cancellation;
    private int _failures;

    /// <param name="assembly">The assembly; read completely, closed with the program.</param>
    /// <param name="symbols">Its portable PDB; null when it is embedded or there is none.</param>
    /// <param name="fileName">What findings without a position name.</param>
    /// <param name="references">Paths of the referenced assemblies.</param>
    /// <param name="sources">The source files as the host knows them; mapped paths are found by their ending.</param>
    public IlProgram(Stream assembly, Stream? symbols, string fileName, IEnumerable<string> references, IReadOnlyList<string> sources, CancellationToken cancellation = default)
    {
        _cancellation = cancellation;
        _module = new IlModule(assembly, symbols, fileName);
        _references = new ReferencedAssemblies(references);
        _references.Catalog = new TypeCatalog(_references);
        _members = new MemberMap(_module, _references);
        _types = new TypeIndex(_module, _members);
        _overrides = new OverrideMap(_module, _members, _types);
        _context = new LoweringContext(_module, _members, _types, _overrides, new SourceFiles(_module.Symbols, sources, IsMember));
        _gate = new Lazy<SumGate?>(() => Guarded(() => new SumGate(_module, cancellation)));
        _initializers = new Lazy<StaticInitializers>(() => new StaticInitializers(_module, _members));
    }

    /// <summary>Bodies that could not be lowered so far.</summary>
    public int Failures => _failures;

    /// <summary>For bug reports: what stopped the last of them.</summary>
    public string? LastFailure { get; private set; }

    public UserVocabulary Vocabulary { get; init; } = UserVocabulary.Empty;

    public bool HasSymbols => _module.Symbols is not null;

    public bool ReferencesTorchSharp => _module.Metadata.AssemblyReferences.Any(a => _module.Metadata.StringComparer.Equals(_module.Metadata.GetAssemblyReference(a).Name, "TorchSharp"));

    /// <summary>Opens an assembly beside its PDB; null for a file that is no managed assembly.</summary>
    public static IlProgram? Open(string path, IEnumerable<string> references, IReadOnlyList<string> sources, CancellationToken cancellation = default) =>
        Open(path, references, sources, UserVocabulary.Empty, cancellation);

    public static IlProgram? Open(string path, IEnumerable<string> references, IReadOnlyList<string> sources, UserVocabulary vocabulary, CancellationToken cancellation = default)
    {
        try
        {
            var symbols = Path.ChangeExtension(path, ".pdb");
            return new IlProgram(
                new MemoryStream(File.ReadAllBytes(path)),
                File.Exists(symbols) ? new MemoryStream(File.ReadAllBytes(symbols)) : null,
                Path.GetFileName(path),
                references,
                sources,
                cancellation)
            {
                Vocabulary = vocabulary,
            };
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    /// <summary>The file is no managed assembly, or its metadata is damaged.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or IndexOutOfRangeException or InvalidCastException;

    /// <summary>Every method that the author wrote: functions inside others belong to those.</summary>
    public IEnumerable<MethodRef> Methods()
    {
        foreach (var handle in _module.Metadata.MethodDefinitions)
        {
            if (Guarded(() => WrittenMethod(handle)) is { } method)
            {
                yield return method;
            }
        }
    }

    /// <summary>The methods worth evaluating: those that add tensors, and those that call a method which leaves its loss open.</summary>
    public IEnumerable<MethodRef> Roots(LossAnalysis analysis, CancellationToken cancellation)
    {
        var candidate = new RootCandidate(this, analysis);
        return _module.Metadata.MethodDefinitions.Select(handle => RootOf(handle, candidate, cancellation)).OfType<MethodRef>();
    }

    /// <summary>What <paramref name="inspect"/> says of every root, in the order of the metadata. Roots know nothing of each other, so that several threads, <paramref name="workers"/>, take of them.</summary>
    public IReadOnlyList<T> OfRoots<T>(LossAnalysis analysis, Func<MethodRef, T> inspect, int workers, CancellationToken cancellation)
        where T : class
    {
        var candidate = new RootCandidate(this, analysis);
        var results = new T?[_module.Metadata.MethodDefinitions.Count];
        var taken = 0;
        Workers.Run(workers, cancellation, () =>
        {
            for (var row = Interlocked.Increment(ref taken); row <= results.Length; row = Interlocked.Increment(ref taken))
            {
                if (RootOf(MetadataTokens.MethodDefinitionHandle(row), candidate, cancellation) is { } root)
                {
                    results[row - 1] = inspect(root);
                }
            }
        });
        return [.. results.OfType<T>()];
    }

    public bool MayReachSum(MethodRef method) => method.Symbol is not MethodDefinitionHandle handle || !method.IsSource || _gate.Value?.MayReachSum(handle) != false;

    public IrBody? GetBody(MethodRef method) =>
        method.Symbol is MethodDefinitionHandle handle && method.IsSource
            ? (_bodies.TryGetValue(handle, out var known) ? known : _bodies.GetOrAdd(handle, key => new Lazy<IrBody?>(() => Guarded(() => MethodLowering.Lower(_context, _members.Definition(key), key, _cancellation))))).Value
            : null;

    public MethodRef? ResolveVirtual(MethodRef method, TypeRef runtimeType) =>
        TypeIndex.DefinitionOf(runtimeType) is { IsNil: false } type ? Guarded(() => _overrides.Find(method, type)) : null;

    public MethodRef? ResolveSingleImplementation(MethodRef method) => Guarded(() => _overrides.FindOnly(method));

    // A struct may always be all zeros.
    public IReadOnlyList<MethodRef> GetConstructors(TypeRef type) =>
        TypeIndex.DefinitionOf(type) is { IsNil: false } handle
            ? Guarded(() => _types.IsStruct(handle) ? null : _module.Metadata.GetTypeDefinition(handle).GetMethods().Select(_members.Definition).Where(m => m.IsConstructor).ToList()) ?? []
            : [];

    public IrBody? GetStaticInitializer(FieldRef field) =>
        field is { IsStatic: true, Symbol: FieldDefinitionHandle definition }
            ? _initialValues.GetOrAdd(definition, key => Guarded(() => _initializers.Value.Of(key) is { IsNil: false } constructor
                ? MethodLowering.LowerInitializer(_context, field, key, constructor, _cancellation)
                : null))
            : null;

    /// <summary>What is wrong with the vocabulary, compared with what the program can name.</summary>
    public IReadOnlyList<VocabularyProblem> CheckVocabulary() =>
        [.. Vocabulary.Problems, .. Vocabulary.IsEmpty ? [] : Guarded(() => VocabularyCheck.Problems(Vocabulary, new VisibleTypes(_module, _members, _references)).ToList()) ?? []];

    public void Dispose()
    {
        _module.Dispose();
        _references.Dispose();
    }

    private MethodRef? RootOf(MethodDefinitionHandle handle, RootCandidate candidate, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _gate.Value?.MayReachSum(handle) != false
            && Guarded(() => WrittenMethod(handle)) is { } method
            && Guarded(() => IsComparison(method) ? null : GetBody(method)) is { } body
                ? Guarded(() => candidate.IsWorthEvaluating(body, cancellation) ? method : null)
                : null;
    }

    /// <summary>Functions inside a member that F# lifts out of it are called "diverge@15".</summary>
    private bool IsMember(MethodDefinitionHandle handle) => WrittenMethod(handle) is { } method && method.Name.IndexOf('@') < 0;

    /// <summary>What F# writes for every record and union is half of its code, and holds no loss.</summary>
    private bool IsComparison(MethodRef method) =>
        GeneratedNames.IsComparison(method.Name) && method.Symbol is MethodDefinitionHandle handle
        && _module.Metadata.GetMethodDefinition(handle).GetCustomAttributes().Any(attribute => CustomAttributes.NameOf(_module.Metadata, attribute) == "CompilerGeneratedAttribute");

    private MethodRef? WrittenMethod(MethodDefinitionHandle handle)
    {
        var method = _members.Definition(handle);
        return GeneratedNames.IsFunction(method.Name) || _context.IsEnvironment(method.DeclaringType) || _context.Closures.IsClosure(method.DeclaringType) ? null : method;
    }

    /// <summary>Damaged metadata surfaces as many kinds of exception; all of them mean that there is nothing to know.</summary>
    private T? Guarded<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Interlocked.Increment(ref _failures);
            LastFailure = exception.ToString();
            return null;
        }
    }
}
