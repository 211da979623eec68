namespace VaeLint.Core.Evaluation;

/// <summary>How an unknown number stands to a known one.</summary>
internal enum NumberRelation
{
    Equal,
    Less,
    Greater,
}

/// <summary>A condition on an unknown number: i == 0, epoch &lt; 10.</summary>
internal sealed record NumberTest(string Subject, bool IsIntegral, NumberRelation Relation, double Number)
{
    /// <summary>What follows from tests of the same number that are decided; null where nothing does.</summary>
    public bool? FollowingFrom(IEnumerable<(NumberTest Test, bool Holds)> decided)
    {
        var (low, high, isLowReached, isHighReached) = (double.NegativeInfinity, double.PositiveInfinity, true, true);
        foreach (var (test, holds) in decided.Where(d => d.Test.Subject == Subject))
        {
            switch (test.Relation, holds)
            {
                case (NumberRelation.Equal, true):
                    Raise(test.Number, isReached: true);
                    Lower(test.Number, isReached: true);
                    break;
                case (NumberRelation.Less, true):
                    Lower(IsIntegral ? Math.Ceiling(test.Number) - 1 : test.Number, isReached: IsIntegral);
                    break;
                case (NumberRelation.Less, false):
                    Raise(test.Number, isReached: true);
                    break;
                case (NumberRelation.Greater, true):
                    Raise(IsIntegral ? Math.Floor(test.Number) + 1 : test.Number, isReached: IsIntegral);
                    break;
                case (NumberRelation.Greater, false):
                    Lower(test.Number, isReached: true);
                    break;
            }
        }

        var (isAbove, isBelow) = (low > Number || (low == Number && !isLowReached), high < Number || (high == Number && !isHighReached));
        return Relation switch
        {
            NumberRelation.Equal => isAbove || isBelow ? false : low == Number && high == Number ? true : null,
            NumberRelation.Less => isBelow ? true : low >= Number ? false : null,
            _ => isAbove ? true : high <= Number ? false : null,
        };

        void Raise(double number, bool isReached) =>
            (low, isLowReached) = number > low || (number == low && !isReached) ? (number, isReached) : (low, isLowReached);

        void Lower(double number, bool isReached) =>
            (high, isHighReached) = number < high || (number == high && !isReached) ? (number, isReached) : (high, isHighReached);
    }
}
