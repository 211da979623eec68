using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <content>Where a path goes on from the end of a block: branches, the rounds of loops, what is decided on the way.</content>
public sealed partial class Evaluator
{
    private void Leave(IrBody body, int index, EvaluationState state, List<Outcome> outcomes, BlockWalk walk)
    {
        switch (body.Blocks[index].Terminator)
        {
            case IrReturn result:
                outcomes.Add(new Outcome(result.Value < 0 ? NullValue.Instance : state.Registers[result.Value] ?? new UnknownValue("result"), state));
                break;
            case IrGoto jump:
                Go(body, index, jump.Block, state, walk);
                break;
            case IrSwitch many:
                foreach (var target in many.Blocks.Distinct())
                {
                    Go(body, index, target, state.Clone(), walk);
                }

                break;
            case IrBranch branch:
                Branch(body, branch, index, state, walk);
                break;
        }
    }

    /// <param name="mayStop">The path goes on elsewhere: a round that brings nothing new can be left out.</param>
    private void Go(IrBody body, int from, int to, EvaluationState state, BlockWalk walk, bool mayStop = false)
    {
        Forget(walk.CountedBy(from, to), body, state);
        LiveRegisters.Of(body).Keep(to, state.Registers);
        if (walk.IsRepetition(from, to, state) && mayStop)
        {
            return;
        }

        // Elements of another round are others: what adds them up must not take them for the same.
        var (counters, round) = walk.Next(from, to);
        SetCounters(counters.Where(counter => state.Registers[counter] is not null), round, body, state);
        walk.Go(from, to, state);
    }

    /// <summary>Nobody knows in which round such a loop is; what was decided of the round before says nothing of this one.</summary>
    private void Forget(IReadOnlyList<int> counters, IrBody body, EvaluationState state)
    {
        foreach (var symbol in SetCounters(counters, 0, body, state))
        {
            state.Facts = state.Facts.RemoveRange(state.Facts.Keys.Where(condition => condition.IndexOf(symbol.Key, StringComparison.Ordinal) >= 0));
        }
    }

    private static List<Symbol> SetCounters(IEnumerable<int> counters, int round, IrBody body, EvaluationState state)
    {
        var symbols = new List<Symbol>();
        foreach (var counter in counters)
        {
            var key = $"{counter}@{body.Key}" + (round == 0 ? "" : $"+{round}");
            var symbol = Symbol.Counter(key, body.RegisterNames.TryGetValue(counter, out var known) ? known : SymbolName.Nameless);
            state.Registers[counter] = new NumericValue(Polynomial.Constant(Coefficient.Of(symbol)), isIntegral: true);
            symbols.Add(symbol);
        }

        return symbols;
    }

    private void Branch(IrBody body, IrBranch branch, int from, EvaluationState state, BlockWalk walk)
    {
        var condition = branch.Condition < 0 ? null : state.Registers[branch.Condition];
        var known = Decide(condition, state);
        bool? overruled = null;
        if (condition is BooleanValue { IsOfCount: true })
        {
            walk.Count(from, branch);
        }

        if (condition is not (ConditionValue or NullValue) && walk.MustLeave(from, branch))
        {
            (overruled, known) = (condition is BooleanValue ? known : null, null);
        }

        if (known is { } taken)
        {
            Go(body, from, taken ? branch.WhenTrue : branch.WhenFalse, state, walk);
            return;
        }

        if (walk.FirstEntry(from, branch) is { } entry)
        {
            Forget(walk.Open(from, entry), body, state);
            Go(body, from, entry, state, walk);
            return;
        }

        var other = state.Clone();
        if (condition is ConditionValue undecided)
        {
            if (branch.ConditionText is { } text && !ConditionTexts.ContainsKey(undecided.Condition))
            {
                ConditionTexts[undecided.Condition] = undecided.IsNegated ? $"not ({text})" : text;
            }

            if (undecided.Test is { } test)
            {
                _tests[undecided.Condition] = test;
            }

            state.Facts = state.Facts.SetItem(undecided.Condition, !undecided.IsNegated);
            other.Facts = other.Facts.SetItem(undecided.Condition, undecided.IsNegated);
        }

        state.IsLoopCut |= overruled == false;
        other.IsLoopCut |= overruled == true;
        Go(body, from, branch.WhenTrue, state, walk, mayStop: true);
        Go(body, from, branch.WhenFalse, other, walk, mayStop: true);
    }

    private bool? Decide(AbstractValue? condition, EvaluationState state) => condition switch
    {
        BooleanValue value => value.Value,
        NullValue => false,
        ObjectValue or FunctionValue or ModuleValue or TupleValue or DistributionValue => true,
        NumericValue { IsTensor: true } => true,
        NumericValue number when number.Polynomial.AsNumber is { } value => value != 0,
        ConditionValue undecided when state.Facts.TryGetValue(undecided.Condition, out var fact) => fact ^ undecided.IsNegated,
        ConditionValue { Test: { } test } undecided => test.FollowingFrom(TestsOf(state)) ^ undecided.IsNegated,
        _ => null,
    };

    private IEnumerable<(NumberTest Test, bool Holds)> TestsOf(EvaluationState state) =>
        state.Facts.Where(fact => _tests.ContainsKey(fact.Key)).Select(fact => (_tests[fact.Key], fact.Value));
}
