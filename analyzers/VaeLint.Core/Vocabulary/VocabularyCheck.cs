using VaeLint.Core.Ir;

namespace VaeLint.Core.Vocabulary;

/// <summary>
/// Compares the entries with what a program can call. A type that is not there at all is no error: one configuration may serve many projects, not all of which
/// refer to the library; unless a type beside it has nearly the same name.
/// </summary>
public static class VocabularyCheck
{
    private const string Forward = "forward";

    public static IEnumerable<VocabularyProblem> Problems(UserVocabulary vocabulary, IVisibleTypes types) =>
        vocabulary.Losses.Select(loss => ReasonAgainst(loss, types) is { } reason ? VocabularyProblem.In(loss.Setting, loss.Entry, reason) : null).OfType<VocabularyProblem>();

    private static string? ReasonAgainst(DeclaredLoss loss, IVisibleTypes types)
    {
        if (types.FindType(loss.Name) is { } module)
        {
            var forward = module.Methods.Where(method => method.Name == Forward).ToList();
            return forward.Count > 0 ? AgainstOverloads(loss, forward)
                : module.IsComplete ? $"'{loss.Name}' is a class without forward; expected a method, '{loss.Name}.Method'"
                : null;
        }

        var dot = loss.Name.LastIndexOf('.');
        if (dot < 0)
        {
            return null;
        }

        var owner = loss.Name.Substring(0, dot);
        if (types.FindType(owner) is not { } type)
        {
            return AgainstType(owner, types);
        }

        var named = type.Methods.Where(method => method.Name == loss.SimpleName).ToList();
        if (named.Count == 0)
        {
            return type.IsComplete ? $"'{owner}' has no method '{loss.SimpleName}'{Nearest.Question(loss.SimpleName, type.Methods.Select(method => method.Name))}" : null;
        }

        return named.All(method => method.DeclaringType.Name != owner)
            ? $"'{loss.SimpleName}' is inherited; expected the class that declares it, '{named[0].FullName}'"
            : AgainstOverloads(loss, named);
    }

    private static string? AgainstType(string type, IVisibleTypes types)
    {
        var dot = type.LastIndexOf('.');
        var container = dot < 0 ? "" : type.Substring(0, dot);
        return Nearest.To(type.Substring(dot + 1), types.TypesIn(container)) is { } near
            ? $"there is no type '{type}' (did you mean '{(dot < 0 ? near : container + "." + near)}'?)"
            : null;
    }

    private static string? AgainstOverloads(DeclaredLoss loss, IReadOnlyList<MethodRef> overloads)
    {
        var meant = overloads.Where(method => loss.ParameterCount is null || loss.ParameterCount == method.Parameters.Count).ToList();
        if (meant.Count == 0)
        {
            var counts = overloads.Select(method => method.Parameters.Count).Distinct().OrderBy(count => count).Select(count => "/" + count);
            return $"'{loss.Name}' has no overload with {loss.ParameterCount} parameters; expected {VocabularyProblem.Listed(counts)}";
        }

        if (!meant.Any(method => method.ReturnType.Yielded.IsTensor))
        {
            return $"'{loss.Name}' returns no tensor";
        }

        foreach (var name in loss.Parameters.OrderBy(parameter => parameter.Key).Select(parameter => parameter.Value))
        {
            if (meant.All(method => method.IndexOf(name) < 0))
            {
                var valid = meant.SelectMany(method => method.Parameters).Select(parameter => parameter.Name).Distinct().ToList();
                return $"'{loss.Name}' has no parameter '{name}'; expected {VocabularyProblem.Listed(valid)}{Nearest.Question(name, valid)}";
            }
        }

        return null;
    }
}
