using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.Symbols;

/// <summary>Answers whether only initialisers and constructors write a field, a property's storage or a captured parameter.</summary>
internal sealed class WrittenFields(Compilation compilation, Func<SyntaxTree, SemanticModel> models)
{
    // Above this the declaring type is taken to write everything it can.
    private const int MaxDeclarationLength = 400_000;

    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyDictionary<string, List<SyntaxNode>>?> _writes = new(SymbolEqualityComparer.Default);

    public bool IsNeverReassigned(ISymbol member, CancellationToken cancellation) => member switch
    {
        IFieldSymbol field => field.IsConst || field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private && !IsWritten(field, cancellation),
        IPropertySymbol { SetMethod: null } => true,
        IPropertySymbol { SetMethod: { } setter } property =>
            setter.IsInitOnly || setter.DeclaredAccessibility == Accessibility.Private && !property.IsVirtual && !property.IsOverride && !IsWritten(property, cancellation),
        IParameterSymbol parameter => !IsWritten(parameter, cancellation),
        _ => false,
    };

    private bool IsWritten(ISymbol member, CancellationToken cancellation)
    {
        if (member.ContainingType is not { } type || _writes.GetOrAdd(type.OriginalDefinition, key => FindWrites(key, cancellation)) is not { } writes)
        {
            return true;
        }

        if (!writes.TryGetValue(member.Name, out var nodes))
        {
            return false;
        }

        foreach (var node in nodes)
        {
            var written = models(node.SyntaxTree).GetSymbolInfo(node, cancellation).Symbol;
            if (written is null || SymbolEqualityComparer.Default.Equals(written.OriginalDefinition, member.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Names that are written outside constructors, by name; null when the type is not, or not wholly, readable.</summary>
    private IReadOnlyDictionary<string, List<SyntaxNode>>? FindWrites(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var writes = new Dictionary<string, List<SyntaxNode>>(StringComparer.Ordinal);
        var length = 0;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            length += reference.Span.Length;
            if (length > MaxDeclarationLength || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                return null;
            }

            foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && IsWriteOf(name) && !IsInsideConstructor(name))
                {
                    if (!writes.TryGetValue(name.Identifier.ValueText, out var list))
                    {
                        writes[name.Identifier.ValueText] = list = [];
                    }

                    list.Add(name);
                }
            }
        }

        return writes;
    }

    private static bool IsWriteOf(IdentifierNameSyntax name)
    {
        SyntaxNode node = name;
        while (true)
        {
            switch (node.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Name == node:
                case MemberBindingExpressionSyntax:
                case ParenthesizedExpressionSyntax:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                case ArgumentSyntax { Parent: TupleExpressionSyntax, RefKindKeyword.RawKind: 0 }:
                case TupleExpressionSyntax:
                    node = node.Parent;
                    continue;
                case AssignmentExpressionSyntax assignment:
                    return assignment.Left == node;
                case ForEachVariableStatementSyntax loop:
                    return loop.Variable == node;
                case PrefixUnaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression,
                }:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }:
                case RefExpressionSyntax:
                    return true;
                case ArgumentSyntax argument:
                    return argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword);
                default:
                    return false;
            }
        }
    }

    // A lambda in a constructor may run later.
    private static bool IsInsideConstructor(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case ConstructorDeclarationSyntax:
                    return true;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
