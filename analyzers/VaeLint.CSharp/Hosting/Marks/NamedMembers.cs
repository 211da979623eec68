using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>The members that a name in a member's code may stand for. Every answer is false where that is not certain.</summary>
internal sealed class NamedMembers(RoslynProgram program, ISymbol member, HashSet<string> locals, MarksBuilder found)
{
    private readonly DeclaredNames _names = program.Names;

    /// <summary>The name of a local, or in another block that of a member.</summary>
    public bool TryLocal(string name, bool isInvoked, bool isFunction) => (isFunction || !isInvoked) && !_names.IsImported(name) && NoteOwn(name, isInvoked) != false;

    /// <summary>A name on its own that is no local.</summary>
    public bool TryOwn(SimpleNameSyntax node, string name, bool isInvoked)
    {
        found.Mark(MarkedApis.OfName(name) | MarkedApis.OfType(name));
        if (ParameterNamed(name) is not null)
        {
            // Its constructor's initialisers do not see it.
            return TryLocal(name, isInvoked, false);
        }

        // By a static using; or what a primary constructor was given.
        return node is not GenericNameSyntax && NoteOwn(name, isInvoked) is { } isCertain ? isCertain
            : !(isInvoked && member.ContainingType.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == name))) && !_names.HasMember(name);
    }

    /// <summary>A name after a dot.</summary>
    public bool TryMember(ExpressionSyntax? receiver, string name, bool isInvoked)
    {
        found.Mark(MarkedApis.OfName(name) | MarkedApis.OfType(name));
        var type = TypeOf(receiver);
        if (name == "Invoke" || _names.HasExtension(name) && type is not { IsStatic: true })
        {
            return false;
        }

        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct })
        {
            return !IsOfProgram(name);
        }

        found.Mark(MarkedApis.OfType(type.Name));
        return StoredTypes.IsLayer(type, program.Torch) || !IsOfProgram(name) || Note(type, name, isInvoked) == true;
    }

    public bool TryConstruct(TypeSyntax type)
    {
        var name = type switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            _ => "",
        };
        found.Mark(MarkedApis.OfType(name));
        return !_names.HasType(name) || Construct(_names.OnlyType(name));
    }

    public bool TryConstruct(ImplicitObjectCreationExpressionSyntax creation) => creation.Parent is EqualsValueClauseSyntax { Parent: var initialized } && initialized switch
    {
        VariableDeclaratorSyntax { Identifier.ValueText: var name, Parent: VariableDeclarationSyntax { Type: var type } } => locals.Contains(name) ? TryConstruct(type) : ConstructStored(name),
        PropertyDeclarationSyntax { Identifier.ValueText: var name } => ConstructStored(name),
        _ => false,
    };

    public bool TryConstruct(ConstructorInitializerSyntax initializer) =>
        initializer.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) ? Construct(member.ContainingType) : member.ContainingType.BaseType is not { } parent || !program.Types.IsSource(parent) || Construct(parent);

    private bool ConstructStored(string fieldOrProperty)
    {
        if (TypeOfOwn(fieldOrProperty) is not INamedTypeSymbol type)
        {
            return false;
        }

        found.Mark(MarkedApis.OfType(type.Name));
        return !program.Types.IsSource(type) || Construct(type);
    }

    private bool Construct(INamedTypeSymbol? type)
    {
        if (type is null)
        {
            return false;
        }

        found.Construct(type);
        return true;
    }

    /// <summary>A module's call runs a method of another name, and its type says what its forward is.</summary>
    private bool IsOfProgram(string name) => name is "call" or "forward" || _names.HasMember(name);

    /// <summary>Null where neither the type nor one around it has such a member.</summary>
    private bool? NoteOwn(string name, bool isInvoked)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (Note(type, name, isInvoked) is { } isCertain)
            {
                return isCertain;
            }
        }

        return null;
    }

    /// <summary>Null where the type has no such member that can be seen here.</summary>
    private bool? Note(INamedTypeSymbol type, string name, bool isInvoked)
    {
        bool? isCertain = null;
        for (var owner = type; owner is not null; owner = owner.BaseType)
        {
            foreach (var declared in owner.GetMembers(name))
            {
                // A type is not invoked.
                if (IsHidden(declared, type) || isInvoked && declared is INamedTypeSymbol)
                {
                    continue;
                }

                isCertain = true;
                switch (declared)
                {
                    case IMethodSymbol method:
                        found.Call(method, type);
                        break;
                    case IPropertySymbol property when !isInvoked:
                        found.Read(property);
                        break;
                    case IFieldSymbol field when !isInvoked:
                        found.Read(field);
                        break;
                    case not INamedTypeSymbol:
                        return false;
                }
            }
        }

        return isCertain;
    }

    /// <summary>A private member of a base class: the name may stand for another one.</summary>
    private static bool IsHidden(ISymbol declared, INamedTypeSymbol type) =>
        declared.DeclaredAccessibility == Accessibility.Private && !SymbolEqualityComparer.Default.Equals(declared.ContainingType.OriginalDefinition, type.OriginalDefinition);

    private INamedTypeSymbol? TypeOf(ExpressionSyntax? receiver) => receiver switch
    {
        ThisExpressionSyntax => member.ContainingType,
        IdentifierNameSyntax { Identifier.ValueText: var name } when !locals.Contains(name) => TypeOfVariable(name) as INamedTypeSymbol ?? (_names.HasMember(name) ? null : _names.OnlyType(name)),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => TypeOfOwn(name) as INamedTypeSymbol,
        _ => null,
    };

    private IParameterSymbol? ParameterNamed(string name) => member is IMethodSymbol method ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name) : null;

    private ITypeSymbol? TypeOfVariable(string name)
    {
        var (parameter, own) = (ParameterNamed(name)?.Type, TypeOfOwn(name));
        return parameter is null ? own : own is null || member is not IMethodSymbol { MethodKind: MethodKind.Constructor } ? parameter : null;
    }

    private ITypeSymbol? TypeOfOwn(string name)
    {
        for (var type = member.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var declared in type.GetMembers(name))
            {
                return IsHidden(declared, member.ContainingType) ? null : declared is IFieldSymbol field ? field.Type : (declared as IPropertySymbol)?.Type;
            }
        }

        return null;
    }
}
