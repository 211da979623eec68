using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Argument lists with one argument more.</summary>
internal static class ArgumentText
{
    /// <summary>The call with <c>name: value</c> behind its last argument.</summary>
    public static InvocationExpressionSyntax Append(InvocationExpressionSyntax call, string name, ExpressionSyntax value)
    {
        var arguments = call.ArgumentList.Arguments;
        var separators = arguments.GetSeparators().ToList();
        if (arguments.Count > 0)
        {
            separators.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        }

        // The trivia behind the last argument belongs to the closing parenthesis.
        var all = arguments.Select((a, index) => index == arguments.Count - 1 ? a.WithTrailingTrivia() : a).Append(SyntaxFactory.Argument(Name(name), default, value));
        var close = arguments.Count == 0 ? call.ArgumentList.CloseParenToken
            : call.ArgumentList.CloseParenToken.WithLeadingTrivia(arguments.Last().GetTrailingTrivia().AddRange(call.ArgumentList.CloseParenToken.LeadingTrivia));
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(all, separators)).WithCloseParenToken(close));
    }

    public static NameColonSyntax Name(string name) => SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name)).WithTrailingTrivia(SyntaxFactory.Space);
}
