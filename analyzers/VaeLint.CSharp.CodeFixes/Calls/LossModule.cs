using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Fixes;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Calls;

/// <summary>A loss that is called: a function, or a module whose creation nobody else depends on.</summary>
internal sealed class LossModule(RoslynProgram program, ReductionCall reductions, CancellationToken cancellation)
{
    /// <summary>Another class of module where it is made and where its field or variable is declared.</summary>
    public IReadOnlyList<Rewrite>? Renamed(IInvocationOperation call, string module)
    {
        if (reductions.CreationOf(call) is not { Syntax: InvocationExpressionSyntax creation } made || CalledName.Of(creation.Expression) is not IdentifierNameSyntax name)
        {
            return null;
        }

        var rewrites = new List<Rewrite> { Renamed(name, module) };
        foreach (var type in DeclaredTypes(call))
        {
            var written = type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax;
            if (written is { IsVar: false } && SymbolEqualityComparer.Default.Equals(program.ModelOf(type.SyntaxTree).GetSymbolInfo(written, cancellation).Symbol, made.TargetMethod.ReturnType))
            {
                rewrites.Add(Renamed(written, module));
            }
        }

        return rewrites;
    }

    public Rewrite? WithOption(IInvocationOperation call, SetOption option)
    {
        var target = call.Instance is null ? call : reductions.CreationOf(call);
        if (target?.Syntax is not InvocationExpressionSyntax written || target.Arguments.FirstOrDefault(a => a.Parameter?.Name == option.Name) is not { } argument)
        {
            return null;
        }

        var value = SyntaxFactory.LiteralExpression(option.Value ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression);
        return argument.ArgumentKind == ArgumentKind.DefaultValue ? new Rewrite(written, node => ArgumentText.Append((InvocationExpressionSyntax)node, option.Name, value))
            : argument.Syntax is ArgumentSyntax { Expression: LiteralExpressionSyntax literal } ? new Rewrite(literal, node => value.WithTriviaFrom(node))
            : null;
    }

    private static Rewrite Renamed(SyntaxNode name, string module) => new(name, node => SyntaxFactory.IdentifierName(module).WithTriviaFrom(node));

    private IEnumerable<TypeSyntax> DeclaredTypes(IInvocationOperation call)
    {
        var holder = LossFunction.HolderOf(call);
        return holder is null ? [] : from reference in holder.DeclaringSyntaxReferences
               let declaration = reference.GetSyntax(cancellation)
               let type = declaration is PropertyDeclarationSyntax property ? property.Type : (declaration.Parent as VariableDeclarationSyntax)?.Type
               where type is not null
               select type;
    }
}
