using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>The members that a name in a member's code may stand for. Every answer is false where that is not certain.</summary>
internal sealed class NamedMembers(RoslynProgram program, ISymbol member, HashSet<string> locals, MarksBuilder found)
{
    private readonly DeclaredNames _names = program.Names;

    /// <summary>A name on its own that is no local.</summary>
    public bool TryOwn(SimpleNameSyntax node, string name, bool isInvoked)
    {
        found.Mark(MarkedApis.OfName(name) | MarkedApis.OfType(name));
        if (ParameterNamed(name) is not null)
        {
            return !isInvoked;
        }

        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (Note(type, name, isInvoked) is { } isCertain)
            {
                return isCertain;
            }
        }

        // By a static using, unless it is the name of a type whose member follows; or what a primary constructor was given.
        return !(isInvoked && member.ContainingType.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == name)))
            && (!_names.HasMember(name) || _names.HasType(name) && node.Parent is MemberAccessExpressionSyntax);
    }

    /// <summary>A name after a dot.</summary>
    public bool TryMember(ExpressionSyntax? receiver, string name, bool isInvoked)
    {
        found.Mark(MarkedApis.OfName(name) | MarkedApis.OfType(name));
        if (name == "Invoke")
        {
            return false;
        }

        if (TypeOf(receiver) is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
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

    /// <summary>A module's call runs a method of another name.</summary>
    private bool IsOfProgram(string name) => name == "call" || _names.HasMember(name);

    /// <summary>Null where the type has no such member.</summary>
    private bool? Note(INamedTypeSymbol type, string name, bool isInvoked)
    {
        bool? isCertain = null;
        for (var owner = type; owner is not null; owner = owner.BaseType)
        {
            foreach (var declared in owner.GetMembers(name))
            {
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

    private INamedTypeSymbol? TypeOf(ExpressionSyntax? receiver) => receiver switch
    {
        ThisExpressionSyntax => member.ContainingType,
        IdentifierNameSyntax { Identifier.ValueText: var name } when !locals.Contains(name) => (ParameterNamed(name)?.Type ?? TypeOfOwn(name)) as INamedTypeSymbol ?? _names.OnlyType(name),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => TypeOfOwn(name) as INamedTypeSymbol,
        _ => null,
    };

    private IParameterSymbol? ParameterNamed(string name) => member is IMethodSymbol method ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name) : null;

    private ITypeSymbol? TypeOfOwn(string name)
    {
        for (var type = member.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var declared in type.GetMembers(name))
            {
                return declared is IFieldSymbol field ? field.Type : (declared as IPropertySymbol)?.Type;
            }
        }

        return null;
    }
}
