namespace VaeLint.Eng;

/// <summary>The lines that differ between two texts, as a diff prints them.</summary>
internal static class LineDifference
{
    public static IReadOnlyList<string> Between(string before, string after)
    {
        var left = before.ReplaceLineEndings("\n").Split('\n');
        var right = after.ReplaceLineEndings("\n").Split('\n');
        var common = CommonLengths(left, right);
        var lines = new List<string>();
        var (row, column) = (0, 0);
        while (row < left.Length || column < right.Length)
        {
            if (row < left.Length && column < right.Length && left[row] == right[column])
            {
                row++;
                column++;
            }
            else if (column == right.Length || (row < left.Length && common[row + 1, column] >= common[row, column + 1]))
            {
                lines.Add($"{row + 1,4} - {left[row].TrimStart()}");
                row++;
            }
            else
            {
                lines.Add($"{column + 1,4} + {right[column].TrimStart()}");
                column++;
            }
        }

        return lines;
    }

    /// <summary>Length of the longest common subsequence of what follows each pair of lines.</summary>
    private static int[,] CommonLengths(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var row = left.Length - 1; row >= 0; row--)
        {
            for (var column = right.Length - 1; column >= 0; column--)
            {
                lengths[row, column] = left[row] == right[column]
                    ? lengths[row + 1, column + 1] + 1
                    : Math.Max(lengths[row + 1, column], lengths[row, column + 1]);
            }
        }

        return lengths;
    }
}
