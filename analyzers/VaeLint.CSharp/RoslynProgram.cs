using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using VaeLint.Core.Ir;
using VaeLint.Core.Vocabulary;
using VaeLint.CSharp.Lowering;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp;

/// <summary>
/// The C# front end: the methods of one compilation as IR. What is derived from the compilation is shared by every view of it;
/// a view only adds the cancellation token of one request.
/// </summary>
public sealed class RoslynProgram : IIrProgram
{
    private readonly State _state;

    public RoslynProgram(Compilation compilation, CancellationToken cancellation = default)
        : this(compilation, UserVocabulary.Empty, cancellation)
    {
    }

    public RoslynProgram(Compilation compilation, UserVocabulary vocabulary, CancellationToken cancellation = default)
        : this(new State(compilation, vocabulary), cancellation)
    {
    }

    private RoslynProgram(State state, CancellationToken cancellation)
    {
        _state = state;
        Cancellation = cancellation;
    }

    public Compilation Compilation => _state.Compilation;

    public UserVocabulary Vocabulary => _state.Vocabulary;

    internal CancellationToken Cancellation { get; }

    internal TorchSymbols? Torch => _state.Torch;

    internal TypeMap Types => _state.Types;

    internal MemberMap Members => _state.Members;

    internal DeclaredNames Names => _state.Names.Value;

    /// <summary>The same program for another request.</summary>
    public RoslynProgram WithCancellation(CancellationToken cancellation) => new(_state, cancellation);

    /// <summary>Offers the graph that the host shares with others; it is asked for when the member is lowered for the first time.</summary>
    public void OfferGraph(ISymbol member, Func<ControlFlowGraph> graph)
    {
        if (!_state.Bodies.ContainsKey(member.OriginalDefinition))
        {
            _state.OfferedGraphs[member.OriginalDefinition] = graph;
        }
    }

    /// <summary>The host's graphs are no longer to be used.</summary>
    public void WithdrawGraph(ISymbol member) => _state.OfferedGraphs.TryRemove(member.OriginalDefinition, out _);

    public MethodRef GetMethod(IMethodSymbol method) => Members.Method(method);

    /// <summary>The initialiser of a field or auto-property as a method of its own; its body returns the initial value.</summary>
    public MethodRef GetInitializer(ISymbol fieldOrProperty) => Members.Initializer(fieldOrProperty);

    /// <summary>A method, or the initialiser of a field or auto-property.</summary>
    public MethodRef GetMember(ISymbol member) => member is IMethodSymbol method ? GetMethod(method) : GetInitializer(member);

    public IrBody? GetBody(MethodRef method) => method.Symbol switch
    {
        IMethodSymbol symbol => Body(symbol.OriginalDefinition, Members.Method(symbol.OriginalDefinition)),
        IFieldSymbol or IPropertySymbol => Body(((ISymbol)method.Symbol).OriginalDefinition, method),
        _ => null,
    };

    public MethodRef? ResolveVirtual(MethodRef method, TypeRef runtimeType) =>
        method.Symbol is IMethodSymbol target && runtimeType.Symbol is INamedTypeSymbol type && _state.Overrides.Find(target, type) is { } found
            ? Members.Method(found)
            : null;

    public MethodRef? ResolveSingleImplementation(MethodRef method) =>
        method.Symbol is IMethodSymbol target && FindOnlyImplementation(target) is { } found ? Members.Method(found) : null;

    public IReadOnlyList<MethodRef> GetConstructors(TypeRef type)
    {
        if (type.Symbol is not INamedTypeSymbol named || !Types.IsSource(named))
        {
            return [];
        }

        var constructors = new List<MethodRef>();
        foreach (var constructor in named.InstanceConstructors)
        {
            constructors.Add(Members.Method(constructor));
        }

        return constructors;
    }

    public IrBody? GetStaticInitializer(FieldRef field) =>
        field is { IsStatic: true, Symbol: IFieldSymbol or IPropertySymbol } ? GetBody(Members.Initializer(((ISymbol)field.Symbol).OriginalDefinition)) : null;

    internal MethodRef? SubArray => _state.SubArray is { } method ? Members.Method(method) : null;

    internal bool Contains(SyntaxTree tree) => _state.Compilation.ContainsSyntaxTree(tree);

    internal SemanticModel ModelOf(SyntaxTree tree) => _state.ModelOf(tree);

    internal ControlFlowGraph? OfferedGraph(ISymbol member) => _state.OfferedGraphs.TryGetValue(member, out var graph) ? graph() : null;

    /// <summary>The Deconstruct methods that an assignment or a loop calls.</summary>
    internal DeconstructionInfo? DeconstructionOf(SyntaxNode syntax) => syntax switch
    {
        AssignmentExpressionSyntax assignment => ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(assignment),
        ForEachVariableStatementSyntax loop => ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(loop),
        _ when syntax.Parent is ForEachVariableStatementSyntax loop => ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(loop),
        _ => null,
    };

    /// <summary>The one body in this program that a call can run, if there is exactly one.</summary>
    internal IMethodSymbol? FindOnlyImplementation(IMethodSymbol method) => _state.Overrides.FindOnly(method, Cancellation);

    /// <summary>The bodies in this program that a call of the method may run.</summary>
    internal IReadOnlyList<IMethodSymbol> FindOverrides(IMethodSymbol method) => _state.Overrides.FindAll(method, Cancellation);

    internal bool MayBeOverridden(IMethodSymbol method) => _state.Overrides.MayBeOverridden(method, Cancellation);

    /// <summary>The override in this program that an object of type <paramref name="type"/> runs at least.</summary>
    internal IMethodSymbol? FindOverride(IMethodSymbol method, INamedTypeSymbol type) =>
        _state.Overrides.Find(method, type) is { } found && Types.IsSource(found) ? found : null;

    /// <summary>The field or auto-property of a number type may hold the value of a tensor.</summary>
    internal bool IsComputedNumber(ISymbol fieldOrProperty) => _state.ComputedNumbers.GetOrAdd(fieldOrProperty.OriginalDefinition, key => StoredNumbers.AreComputed(key, this));

    /// <summary>The property is read and written as a field: its accessors cannot be replaced by an override.</summary>
    internal bool HasOwnStorage(IPropertySymbol property) =>
        !property.IsVirtual && !property.IsOverride && !property.IsAbstract && IsAutoProperty(property);

    internal bool IsAutoProperty(IPropertySymbol property)
    {
        if (property.IsAbstract || property.IsExtern || property.ContainingType?.TypeKind == TypeKind.Interface)
        {
            return false;
        }

        foreach (var reference in property.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (Contains(reference.SyntaxTree) && IsAutoProperty(reference.GetSyntax(Cancellation)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAutoProperty(SyntaxNode syntax)
    {
        if (syntax is not PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } property)
        {
            return syntax is ParameterSyntax;
        }

        foreach (var accessor in accessors.Accessors)
        {
            if (accessor is not { Body: null, ExpressionBody: null })
            {
                return false;
            }
        }

        return !property.Modifiers.Any(SyntaxKind.PartialKeyword);
    }

    private IrBody? Body(ISymbol member, MethodRef method)
    {
        if (_state.Bodies.TryGetValue(member, out var known))
        {
            return known;
        }

        try
        {
            return _state.Bodies.GetOrAdd(member, new MemberLowering(this, Cancellation).Lower(member, method));
        }
        catch (InsufficientExecutionStackException)
        {
            // Nested deeper than this thread's stack allows; another thread may have more.
            return null;
        }
    }

    private sealed class State
    {
        private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

        public State(Compilation compilation, UserVocabulary vocabulary)
        {
            Compilation = compilation;
            Vocabulary = vocabulary;
            Torch = TorchSymbols.Find(compilation);
            Types = new TypeMap(compilation, Torch);
            Members = new MemberMap(Types, Torch, new WrittenFields(compilation, ModelOf));
            var types = new SourceTypes(compilation);
            Overrides = new OverrideMap(compilation, types, Torch);
            Names = new Lazy<DeclaredNames>(() => new DeclaredNames(compilation, types.All(CancellationToken.None)));
            SubArray = compilation.GetTypesByMetadataName("System.Runtime.CompilerServices.RuntimeHelpers")
                .SelectMany(type => type.GetMembers("GetSubArray"))
                .OfType<IMethodSymbol>()
                .FirstOrDefault();
        }

        public Compilation Compilation { get; }

        public UserVocabulary Vocabulary { get; }

        public TorchSymbols? Torch { get; }

        public TypeMap Types { get; }

        public MemberMap Members { get; }

        public OverrideMap Overrides { get; }

        public Lazy<DeclaredNames> Names { get; }

        public IMethodSymbol? SubArray { get; }

        public ConcurrentDictionary<ISymbol, IrBody?> Bodies { get; } = new(SymbolEqualityComparer.Default);

        public ConcurrentDictionary<ISymbol, bool> ComputedNumbers { get; } = new(SymbolEqualityComparer.Default);

        public ConcurrentDictionary<ISymbol, Func<ControlFlowGraph>> OfferedGraphs { get; } = new(SymbolEqualityComparer.Default);

        // A callee may stand in another tree than the one an analyzer was called for.
#pragma warning disable RS1030
        public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => Compilation.GetSemanticModel(key));
#pragma warning restore RS1030
    }
}
