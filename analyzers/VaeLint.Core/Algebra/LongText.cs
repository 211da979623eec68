using System.Globalization;

namespace VaeLint.Core.Algebra;

/// <summary>
/// A value that is made of itself twice in every step has a description of exponential length. Beyond a length that no code of people reaches, text keeps its beginning,
/// and two hashes stand for the rest: what is equal stays equal.
/// </summary>
internal static class LongText
{
    public const int MaxLength = 1024;

    private const int KeptLength = 256;

    public static string Shorten(string text) => text.Length <= MaxLength
        ? text
        : text.Substring(0, KeptLength) + "#" + text.Length.ToString("x", CultureInfo.InvariantCulture) + "." + Hash(text, 14695981039346656037).ToString("x16", CultureInfo.InvariantCulture)
            + Hash(text, 1099511628211 * 31).ToString("x16", CultureInfo.InvariantCulture);

    // FNV-1a: the same in every process, unlike the hash of a string.
    private static ulong Hash(string text, ulong hash)
    {
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 1099511628211);
        }

        return hash;
    }
}
