using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>
/// <see cref="MarkWalk"/> without binding: what the names in the code of a member may stand for. Binding the code of another member costs more than anything else here, and most of it holds nothing but layers.
/// Finds whatever that one finds and more, or says that it cannot tell.
/// </summary>
internal sealed class NamedWalk
{
    private readonly DeclaredNames _names;
    private readonly NamedMembers _members;
    private readonly MarksBuilder _found;
    private readonly IReadOnlyList<SyntaxNode> _nodes;
    private readonly NamedProducts _products;
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);

    public NamedWalk(RoslynProgram program, ISymbol member, IReadOnlyList<SyntaxNode> code, MarksBuilder found)
    {
        (_names, _found) = (program.Names, found);
        _nodes = [.. code.SelectMany(root => root.DescendantNodesAndSelf())];
        _products = new NamedProducts(_nodes);
        foreach (var node in _nodes)
        {
            // The member's own parameters have known types.
            if (LocalOf(node) is { } local && !(node is ParameterSyntax { Parent.Parent: var owner } && code.Contains(owner)))
            {
                _locals.Add(local);
            }

            if (node is LocalFunctionStatementSyntax function)
            {
                _functions.Add(function.Identifier.ValueText);
            }
        }

        _members = new NamedMembers(program, member, _locals, found);
    }

    /// <summary>False where the names alone leave open what runs.</summary>
    public bool TryVisit()
    {
        // Operators and conversions run without being named.
        if (_names.HasOperators)
        {
            return false;
        }

        foreach (var node in _nodes)
        {
            if (!TryNote(node))
            {
                return false;
            }

            if (_products.MaySquare(node))
            {
                _found.Mark(LossMark.Square);
            }
        }

        return true;
    }

    private static string? LocalOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => null,
    };

    private bool TryNote(SyntaxNode node) => node switch
    {
        QueryExpressionSyntax or FunctionPointerTypeSyntax => false,
        ForEachStatementSyntax => !_names.HasMember("GetEnumerator"),
        ForEachVariableStatementSyntax => !_names.HasMember("GetEnumerator") && !_names.MayDeconstruct,
        ParenthesizedVariableDesignationSyntax or PositionalPatternClauseSyntax or AssignmentExpressionSyntax { Left: TupleExpressionSyntax } => !_names.MayDeconstruct,
        ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax => !_names.HasMember(WellKnownMemberNames.Indexer),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } => !_names.HasMember("Add"),
        ObjectCreationExpressionSyntax creation => _members.TryConstruct(creation.Type),
        ImplicitObjectCreationExpressionSyntax creation => _members.TryConstruct(creation),
        ConstructorInitializerSyntax initializer => _members.TryConstruct(initializer),
        PrimaryConstructorBaseTypeSyntax initializer => _members.TryConstruct(initializer.Type),
        InvocationExpressionSyntax { Expression: not (SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax) } => false,
        SimpleNameSyntax name => TryName(name),
        _ => true,
    };

    private bool TryName(SimpleNameSyntax node)
    {
        var name = node.Identifier.ValueText;
        SyntaxNode named = node.Parent is MemberAccessExpressionSyntax { Name: var after } && after == node || node.Parent is MemberBindingExpressionSyntax ? node.Parent : node;
        var isInvoked = named.Parent is InvocationExpressionSyntax call && call.Expression == named;
        return node.Parent switch
        {
            _ when name == "dynamic" || _names.IsOfLibrary(name) => false,
            NameColonSyntax { Parent: ArgumentSyntax } or NameEqualsSyntax => true,
            _ when SyntaxFacts.IsInTypeOnlyContext(node) => true,

            // A property of another type, in a pattern or an initialiser.
            NameColonSyntax => !_names.HasMember(name),
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Left == node => !_names.HasMember(name),
            MemberAccessExpressionSyntax access when access.Name == node => _members.TryMember(access.Expression, name, isInvoked),
            MemberBindingExpressionSyntax => _members.TryMember(null, name, isInvoked),
            _ when _locals.Contains(name) => _members.TryLocal(name, isInvoked, _functions.Contains(name)),
            _ => _members.TryOwn(node, name, isInvoked),
        };
    }
}
