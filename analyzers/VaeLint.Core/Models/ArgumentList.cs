using System.Collections;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>The arguments of a library call. An overload that nobody has seen may lack one that its model asks for: then it is unknown.</summary>
internal sealed class ArgumentList(IReadOnlyList<AbstractValue> arguments) : IReadOnlyList<AbstractValue>
{
    private static readonly UnknownValue Missing = new("a missing argument");

    public AbstractValue this[int index] => index < arguments.Count ? arguments[index] : Missing;

    public int Count => arguments.Count;

    public IEnumerator<AbstractValue> GetEnumerator() => arguments.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
