using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Usage;

/// <summary>VAE401: a constant 0 converts to every enum, so <c>sum(0)</c> names a data type and no axis.</summary>
internal sealed class VAE401LiteralZeroAxisRule : SymbolRule
{
    public override Rule Rule => RuleCatalog.LiteralZeroAxis;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation);

    public override Misuse? Check(IOperation operation, TorchSymbols torch)
    {
        var call = (IInvocationOperation)operation;
        if (!torch.Declares(call.TargetMethod))
        {
            return null;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && torch.IsScalarType(parameter.Type)
                && WrittenInteger(argument.Value) is { Syntax: ExpressionSyntax zero }
                && !IsNamed(zero)
                && TakesAxis(call.TargetMethod, parameter.Ordinal))
            {
                return new Misuse(zero, Message(call.TargetMethod.Name, zero));
            }
        }

        return null;
    }

    private static string Message(string function, ExpressionSyntax zero)
    {
        var (written, repaired) = zero switch
        {
            LiteralExpressionSyntax => ("literal", "0L"),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => ("constant", $"(long){zero.WithoutTrivia()}"),
            _ => ("constant", $"(long)({zero.WithoutTrivia()})"),
        };

        return $"{function} takes the {written} 0 for a data type (ScalarType.Byte), not for axis 0, so it reduces all axes to one Byte: write {repaired}.";
    }

    /// <summary>The number that was converted without being asked to; null where a value of the enum is written.</summary>
    private static IOperation? WrittenInteger(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 ? value : null;
    }

    private static bool IsNamed(ExpressionSyntax value)
    {
        SyntaxNode? place = value;
        while (place.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            place = parenthesized;
        }

        return place.Parent is ArgumentSyntax { NameColon: not null };
    }

    /// <summary>Whether the same call could mean an overload that has an axis where <paramref name="method"/> has a data type.</summary>
    private static bool TakesAxis(IMethodSymbol method, int position)
    {
        foreach (var member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol other
                && other.IsStatic == method.IsStatic
                && other.Parameters.Length > position
                && other.Parameters[position].Type.SpecialType == SpecialType.System_Int64
                && BeginAlike(method, other, position)
                && other.Parameters.Skip(position + 1).All(parameter => parameter.IsOptional))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginAlike(IMethodSymbol method, IMethodSymbol other, int length)
    {
        for (var index = 0; index < length; index++)
        {
            if (!SymbolEqualityComparer.Default.Equals(method.Parameters[index].Type, other.Parameters[index].Type))
            {
                return false;
            }
        }

        return true;
    }
}
