using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Patterns as conditions on a value; the variables they declare are assigned whether they match or not.</summary>
internal sealed partial class BodyLowering
{
    private int _patternInput = -1;

    private int Pattern(IPatternOperation pattern, int value)
    {
        Guard();
        var at = SyntaxOrigin.Of(pattern.Syntax);
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Combine(BinaryOperator.Equal, value, Expression(constant.Value), at);
            case IRelationalPatternOperation relational:
                return Combine(OperatorOf(relational.OperatorKind), value, Expression(relational.Value), at);
            case INegatedPatternOperation negated:
                return Negate(Pattern(negated.Pattern, value), at);
            case IBinaryPatternOperation binary:
                var left = Pattern(binary.LeftPattern, value);
                var right = Pattern(binary.RightPattern, value);
                return Combine(OperatorOf(binary.OperatorKind), left, right, at);
            case IDeclarationPatternOperation declaration:
                Bind(declaration.DeclaredSymbol, value, at);
                return declaration.MatchesNull || declaration.MatchedType is not { } declared ? True(at) : IsOfType(value, declared, at);
            case ITypePatternOperation type:
                return IsOfType(value, type.MatchedType, at);
            case IRecursivePatternOperation recursive:
                return Recursive(recursive, value, at);
            case IDiscardPatternOperation:
                return True(at);
            default:
                BindUnknown(pattern, value);
                return Opaque(null, [value], "pattern", at);
        }
    }

    private int Recursive(IRecursivePatternOperation pattern, int value, Origin at)
    {
        Bind(pattern.DeclaredSymbol, value, at);
        var condition = IsOfType(value, pattern.MatchedType, at);
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            var items = pattern.DeconstructSymbol is IMethodSymbol method
                ? CallDeconstruct(method, value, at)
                : TupleItems(value, pattern.DeconstructionSubpatterns.Length, pattern.MatchedType, at);
            for (var index = 0; index < pattern.DeconstructionSubpatterns.Length && index < items.Length; index++)
            {
                condition = Combine(BinaryOperator.And, condition, Pattern(pattern.DeconstructionSubpatterns[index], items[index]), at);
            }
        }

        var outerInput = _patternInput;
        foreach (var property in pattern.PropertySubpatterns)
        {
            _patternInput = value;
            var member = Expression(property.Member);
            _patternInput = outerInput;
            condition = Combine(BinaryOperator.And, condition, Pattern(property.Pattern, member), at);
        }

        return condition;
    }

    private void Bind(ISymbol? declared, int value, Origin at)
    {
        if (declared is not null)
        {
            Emit(new IrMove(Variable(declared), value, at));
        }
    }

    private void BindUnknown(IOperation pattern, int value)
    {
        foreach (var descendant in pattern.DescendantsAndSelf())
        {
            var declared = descendant switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (declared is not null)
            {
                Bind(declared, Opaque((declared as ILocalSymbol)?.Type, [value], "pattern " + declared.Name, SyntaxOrigin.Of(descendant.Syntax)), SyntaxOrigin.Of(descendant.Syntax));
            }
        }
    }

    private int True(Origin at) => Constant(true, null, TypeRef.Boolean, at);

    private int IsOfType(int value, ITypeSymbol type, Origin at)
    {
        var target = NewRegister();
        Emit(new IrTypeTest(target, value, TypeOf(type), at));
        return target;
    }
}
