using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.CodeFixes.Calls;

/// <summary>The last word of what is called.</summary>
internal static class CalledName
{
    public static SimpleNameSyntax? Of(ExpressionSyntax callee) => callee switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
