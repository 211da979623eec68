using System.Collections.Immutable;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Vocabulary;

/// <summary>
/// The loss functions that the user has declared, because the engine cannot see into them. They hold for the whole program, whichever file their setting was made
/// for: a call means the same wherever it stands.
/// </summary>
public sealed class UserVocabulary
{
    public static readonly UserVocabulary Empty = new([]);

    private static readonly string[] ModuleMethods = ["forward", "call"];

    private readonly ImmutableDictionary<string, ImmutableArray<DeclaredLoss>> _byName;

    private UserVocabulary(IReadOnlyList<VocabularySetting> settings)
    {
        var problems = new List<VocabularyProblem>();
        var losses = new List<DeclaredLoss>();
        foreach (var setting in settings)
        {
            if (!setting.HoldsEntries)
            {
                // Only what was surely meant for us.
                if (Nearest.To(setting.Key, [VocabularySetting.MainKey]) is { } key)
                {
                    problems.Add(new VocabularyProblem($"'{setting.Key}' is no setting of VaeLint (did you mean '{key}'?). It is ignored.", setting));
                }

                continue;
            }

            var parser = new EntryParser(setting);
            losses.AddRange(parser.Read());
            problems.AddRange(parser.Problems);
        }

        foreach (var contradicting in losses.GroupBy(loss => loss.Key, StringComparer.Ordinal).Where(same => same.Select(loss => loss.Meaning).Distinct().Count() > 1).ToList())
        {
            var last = contradicting.Last();
            problems.Add(new VocabularyProblem($"{last.Setting.Key}: '{contradicting.Key}' is declared with different meanings: {string.Join(" and ", contradicting.Select(loss => $"'{loss.Entry}'").Distinct())}. An entry holds for the whole project, so none of them is used.", last.Setting));
            losses.RemoveAll(loss => loss.Key == contradicting.Key);
        }

        Losses = [.. losses.GroupBy(loss => loss.Key, StringComparer.Ordinal).Select(same => same.First())];
        Problems = problems;
        Key = string.Join("\n", settings.Select(setting => $"{setting.Key}={setting.Value}|{setting.At}"));
        _byName = Losses.GroupBy(loss => loss.Name, StringComparer.Ordinal).ToImmutableDictionary(same => same.Key, same => same.ToImmutableArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<DeclaredLoss> Losses { get; }

    /// <summary>Entries that are not understood.</summary>
    public IReadOnlyList<VocabularyProblem> Problems { get; }

    /// <summary>Equal keys: the same settings.</summary>
    public string Key { get; }

    /// <summary>Nothing is declared.</summary>
    public bool IsEmpty => Losses.Count == 0;

    /// <summary>There is no setting at all, right or wrong.</summary>
    public bool IsUnset => Key.Length == 0;

    public static UserVocabulary Of(IEnumerable<VocabularySetting> settings)
    {
        var distinct = settings
            .GroupBy(setting => (setting.Key.ToLowerInvariant(), setting.Value))
            .Select(same => same.First())
            .OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
            .ThenBy(setting => setting.Value, StringComparer.Ordinal)
            .ToList();
        return distinct.Count == 0 ? Empty : new UserVocabulary(distinct);
    }

    /// <summary>The entry of a method, or of the class whose forward it is; null when there is none.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="receiver">Class of the object that it is called on, where it is known.</param>
    public DeclaredLoss? Find(MethodRef method, string? receiver) =>
        IsEmpty ? null
        : !ModuleMethods.Contains(method.Name) ? Find(method.FullName, method)
        : receiver is not null && Find(receiver, method) is { } own ? own
        : Find(method.DeclaringType.Name, method);

    /// <summary>Some entry may be about the class.</summary>
    public bool Mentions(string name) => _byName.ContainsKey(name);

    private DeclaredLoss? Find(string name, MethodRef method)
    {
        if (!_byName.TryGetValue(name, out var losses))
        {
            return null;
        }

        var count = method.Parameters.Count;
        return losses.FirstOrDefault(loss => loss.ParameterCount == count) ?? losses.FirstOrDefault(loss => loss.ParameterCount is null);
    }
}
