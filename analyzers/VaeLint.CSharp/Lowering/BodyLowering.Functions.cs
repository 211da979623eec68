using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Lambdas, local functions and method groups.</summary>
internal sealed partial class BodyLowering
{
    private readonly List<(ISymbol Variable, int Register)> _capturedVariables = [];

    // Null while the function is being lowered: it calls itself.
    private readonly Dictionary<IMethodSymbol, BodyLowering?> _localFunctions = new(SymbolEqualityComparer.Default);

    private int Lambda(IFlowAnonymousFunctionOperation operation)
    {
        var graph = _scope!.Graph.GetAnonymousFunctionControlFlowGraph(operation, _cancellation);
        return Closure(LowerFunction(operation.Symbol, graph, "lambda", operation.Syntax), SyntaxOrigin.Of(operation.Syntax));
    }

    private int LocalFunction(IMethodSymbol method, Origin at)
    {
        var definition = method.OriginalDefinition;
        for (var owner = this; owner is not null; owner = owner._parent)
        {
            if (owner._scope is not { } scope || !scope.Graph.LocalFunctions.Contains(definition, SymbolEqualityComparer.Default))
            {
                continue;
            }

            if (!owner._localFunctions.TryGetValue(definition, out var function))
            {
                owner._localFunctions[definition] = null;
                var graph = scope.Graph.GetLocalFunctionControlFlowGraph(definition, _cancellation);
                var syntax = definition.DeclaringSyntaxReferences[0].GetSyntax(_cancellation);
                function = owner.LowerFunction(definition, graph, definition.Name, syntax);
                owner._localFunctions[definition] = function;
            }

            return function is null ? Opaque(null, [], "recursive local function", at) : Closure(function, at);
        }

        return Opaque(null, [], "local function", at);
    }

    private BodyLowering LowerFunction(IMethodSymbol function, ControlFlowGraph graph, string name, SyntaxNode syntax)
    {
        Guard();
        var body = new IrBody
        {
            Name = name + " in " + _body.Name,
            Key = _body.Key + "/" + name + "@" + syntax.SpanStart,
            MemberKey = _body.MemberKey,
        };
        var lowering = new BodyLowering(_program, this, function, body, _cancellation);
        lowering.DeclareParameters(function);
        lowering.LowerGraph(graph);
        return lowering;
    }

    private int Closure(BodyLowering function, Origin at)
    {
        var captures = new List<(int Outer, int Inner)>();
        foreach (var (variable, inner) in function._capturedVariables)
        {
            captures.Add((Variable(variable), inner));
        }

        var instance = function._body.ThisRegister >= 0 ? This() : -1;
        var target = NewRegister();
        Emit(new IrMakeClosure(target, function._body, captures, byReference: true, instance, at));
        return target;
    }

    private int MethodReference(IMethodReferenceOperation operation)
    {
        var at = SyntaxOrigin.Of(operation.Syntax);
        if (operation.Method.MethodKind == MethodKind.LocalFunction)
        {
            return LocalFunction(operation.Method, at);
        }

        var receiver = operation.Instance is { } instance ? Expression(instance) : -1;
        var method = operation.Instance?.Syntax is BaseExpressionSyntax
            ? _program.Members.NonVirtualMethod(operation.Method)
            : _program.Members.Method(operation.Method);
        var target = NewRegister();
        Emit(new IrMakeDelegate(target, method, receiver, at));
        return target;
    }
}
