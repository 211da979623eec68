using VaeLint.Core.Models;

namespace VaeLint.Core.Vocabulary;

/// <summary>
/// Reads entries: <c>Namespace.Type.Method[/parameters] : kind, result[, role=parameter …][, squared-error]</c>, several of them separated by <c>|</c>.
/// A semicolon should not separate them: for older compilers it begins a comment, as <c>#</c> does; newer ones hand over both.
/// </summary>
internal sealed class EntryParser(VocabularySetting setting)
{
    public const string Shape = "'Namespace.Type.Method : kind, result'";

    private const string SquaredError = "squared-error";

    private const char Comment = '#';

    private static readonly char[] Separators = ['|', ';'];

    private static readonly Dictionary<string, LossFamily> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["reconstruction"] = LossFamily.Reconstruction,
        ["kl"] = LossFamily.Divergence,
        ["other"] = LossFamily.Other,
    };

    private static readonly Dictionary<string, LossResult> Results = new(StringComparer.OrdinalIgnoreCase)
    {
        ["elementwise"] = LossResult.Elementwise,
        ["per-sample"] = LossResult.PerSample,
        ["per-sample-mean"] = LossResult.PerSampleMean,
        ["mean"] = LossResult.Mean,
        ["sum"] = LossResult.Sum,
        ["batch-mean"] = LossResult.BatchMean,
    };

    private static readonly Dictionary<string, LossRole> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["input"] = LossRole.Input,
        ["target"] = LossRole.Target,
        ["mean"] = LossRole.Mean,
        ["logvar"] = LossRole.LogVariance,
    };

    private readonly List<VocabularyProblem> _problems = [];

    public IReadOnlyList<VocabularyProblem> Problems => _problems;

    public List<DeclaredLoss> Read()
    {
        var losses = new List<DeclaredLoss>();
        foreach (var entry in setting.Value.Split(Comment)[0].Split(Separators).Select(entry => entry.Trim()).Where(entry => entry.Length > 0))
        {
            if (ReadEntry(entry) is not { } loss)
            {
                continue;
            }

            if (losses.Any(other => other.Key == loss.Key))
            {
                Refuse(entry, $"'{loss.Key}' has an entry already");
                continue;
            }

            losses.Add(loss);
        }

        return losses;
    }

    private DeclaredLoss? ReadEntry(string entry)
    {
        var colon = entry.IndexOf(':');
        if (colon < 0)
        {
            return Refuse(entry, $"there is no ':' between the function and its meaning; expected {Shape}");
        }

        if (NameIn(entry, entry.Substring(0, colon).Trim()) is not var (name, count))
        {
            return null;
        }

        var words = entry.Substring(colon + 1).Split(',').Select(word => word.Trim()).ToList();
        if (Word(entry, "kind", words.FirstOrDefault(), Kinds) is not { } kind)
        {
            return null;
        }

        var options = words.Skip(1).ToList();
        var result = LossResult.Elementwise;
        if (kind != LossFamily.Other || (options.Count > 0 && !IsOption(options[0])))
        {
            if (Word(entry, "result", options.FirstOrDefault(), Results) is not { } written)
            {
                return null;
            }

            (result, options) = (written, options.Skip(1).ToList());
        }

        return OptionsIn(entry, kind, options) is var (parameters, isSquaredError) ? new DeclaredLoss(setting, entry, name, count, kind, result, isSquaredError, parameters) : null;
    }

    /// <summary>Names of nested and generic types may be written as metadata has them.</summary>
    private (string Name, int? Count)? NameIn(string entry, string written)
    {
        var parts = written.Split('/');
        int? count = null;
        if (parts.Length == 2)
        {
            if (!int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                return Refuse<(string, int?)?>(entry, $"'{parts[1]}' is no number of parameters; expected 'Namespace.Type.Method/2' for the overload with two");
            }

            count = number;
        }

        var segments = parts[0].Trim().Replace('+', '.').Split('.').Select(WithoutArity).ToList();
        return parts.Length > 2 || !segments.All(IsIdentifier)
            ? Refuse<(string, int?)?>(entry, $"'{written}' is no name of a method or class; expected namespace, type and method with dots, without parentheses")
            : (WithoutForward(segments), count);
    }

    /// <summary>forward and call of a module are one function, that of the class.</summary>
    private static string WithoutForward(List<string> segments) =>
        string.Join(".", segments.Count > 1 && segments[segments.Count - 1] is "forward" or "call" ? segments.Take(segments.Count - 1) : segments);

    private (Dictionary<LossRole, string> Parameters, bool IsSquaredError)? OptionsIn(string entry, LossFamily kind, IReadOnlyList<string> options)
    {
        var parameters = new Dictionary<LossRole, string>();
        var isSquaredError = false;
        foreach (var option in options)
        {
            var sign = option.IndexOf('=');
            if (sign < 0)
            {
                var valid = Roles.Keys.Select(role => role + "=NAME").Append(SquaredError);
                if (!string.Equals(option, SquaredError, StringComparison.OrdinalIgnoreCase))
                {
                    return Refuse<(Dictionary<LossRole, string>, bool)?>(entry, $"'{option}' is not known; expected {VocabularyProblem.Listed(valid)}{Nearest.Question(option, Roles.Keys.Append(SquaredError))}");
                }

                if (kind != LossFamily.Reconstruction)
                {
                    return Refuse<(Dictionary<LossRole, string>, bool)?>(entry, $"only a reconstruction can be a {SquaredError}");
                }

                isSquaredError = true;
                continue;
            }

            var (word, parameter) = (option.Substring(0, sign).Trim(), option.Substring(sign + 1).Trim());
            if (Word(entry, "parameter", word, Roles) is not { } role)
            {
                return null;
            }

            if (!Fits(role, kind))
            {
                return Refuse<(Dictionary<LossRole, string>, bool)?>(entry, $"'{word}=' belongs to a {(role is LossRole.Mean or LossRole.LogVariance ? "kl" : "reconstruction")}");
            }

            if (!IsIdentifier(parameter))
            {
                return Refuse<(Dictionary<LossRole, string>, bool)?>(entry, $"'{parameter}' is no name of a parameter");
            }

            if (parameters.ContainsKey(role))
            {
                return Refuse<(Dictionary<LossRole, string>, bool)?>(entry, $"'{word}=' is given twice");
            }

            parameters[role] = parameter;
        }

        return (parameters, isSquaredError);
    }

    private static bool Fits(LossRole role, LossFamily kind) => kind == (role is LossRole.Mean or LossRole.LogVariance ? LossFamily.Divergence : LossFamily.Reconstruction);

    private static bool IsOption(string word) => word.IndexOf('=') >= 0 || string.Equals(word, SquaredError, StringComparison.OrdinalIgnoreCase);

    private T? Word<T>(string entry, string what, string? written, IReadOnlyDictionary<string, T> valid)
        where T : struct
    {
        if (string.IsNullOrEmpty(written))
        {
            return Refuse<T?>(entry, $"the {what} is missing; expected {VocabularyProblem.Listed(valid.Keys)}");
        }

        return valid.TryGetValue(written!, out var value)
            ? value
            : Refuse<T?>(entry, $"'{written}' is no {what}; expected {VocabularyProblem.Listed(valid.Keys)}{Nearest.Question(written!, valid.Keys)}");
    }

    private static string WithoutArity(string segment) => segment.IndexOf('`') is var tick and > 0 ? segment.Substring(0, tick) : segment;

    private static bool IsIdentifier(string text) => text.Length > 0 && !char.IsDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '@');

    private DeclaredLoss? Refuse(string entry, string reason) => Refuse<DeclaredLoss?>(entry, reason);

    private T? Refuse<T>(string entry, string reason)
    {
        _problems.Add(VocabularyProblem.In(setting, entry, reason));
        return default;
    }
}
