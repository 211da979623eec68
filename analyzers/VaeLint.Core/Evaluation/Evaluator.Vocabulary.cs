using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <content>Functions that the user has declared: what the entry says wins over what a body would tell.</content>
public sealed partial class Evaluator
{
    private NumericValue? DeclaredCall(CallContext context)
    {
        if (_program.Vocabulary.IsEmpty || context.Call.IsCreation)
        {
            return null;
        }

        var receiver = ClassOf(context.Receiver);
        return Declared(context.Method, receiver, context.Arguments, context.Site)
            ?? (Target(context) is { } target && target.Key != context.Method.Key ? Declared(target, receiver, context.Arguments, context.Site) : null);
    }

    private NumericValue? Declared(MethodRef method, string? receiver, IReadOnlyList<AbstractValue> arguments, Site site) =>
        _program.Vocabulary.Find(method, receiver) is { } loss ? _torch.Declared.Evaluate(loss, method, arguments, site) : null;

    private static string? ClassOf(AbstractValue? receiver) => receiver switch
    {
        ObjectValue owner => owner.Type.Name,
        ModuleValue module => module.Kind,
        _ => null,
    };
}
