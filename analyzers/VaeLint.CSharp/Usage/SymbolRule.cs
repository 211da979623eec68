using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Usage;

/// <summary>A rule about one operation that the compiler's symbols decide: nothing is evaluated, so the cheapest question comes first.</summary>
internal abstract class SymbolRule
{
    public abstract Rule Rule { get; }

    public abstract ImmutableArray<OperationKind> Kinds { get; }

    public abstract Misuse? Check(IOperation operation, TorchSymbols torch);
}

/// <summary>What a rule says about a piece of code.</summary>
internal sealed class Misuse(SyntaxNode at, string message)
{
    public SyntaxNode At { get; } = at;

    public string Message { get; } = message;
}
