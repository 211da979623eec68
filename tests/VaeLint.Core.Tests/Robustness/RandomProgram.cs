using VaeLint.Core.Ir;
using VaeLint.Core.Vocabulary;

namespace VaeLint.Core.Tests.Robustness;

/// <summary>A program of a few methods that call each other and the libraries, as front ends never write them: types do not fit, registers are never written.</summary>
internal sealed class RandomProgram : IIrProgram
{
    private const int MethodCount = 4;

    private readonly Dictionary<string, IrBody> _bodies = new(StringComparer.Ordinal);
    private readonly IrBody _initializer;

    public UserVocabulary Vocabulary => UserVocabulary.Empty;

    public RandomProgram(IReadOnlyList<int> numbers)
    {
        var choices = new Choices(numbers);
        Owner = new TypeRef("Program.Model", TypeRefKind.Other, isSource: true);
        Derived = new TypeRef("Program.Derived", TypeRefKind.Other, isSource: true);
        Methods =
        [
            .. Enumerable.Range(0, MethodCount).Select(index => new MethodRef(
                index == MethodCount - 1 ? Derived : Owner, index == 2 ? ".ctor" : "M" + index, "M" + index, Parameters(choices), choices.Of(LibraryCalls.Types), isStatic: index == 0, isConstructor: index == 2,
                isVirtual: index == 3, isAbstract: false, isSource: true)),
        ];
        Fields =
        [
            .. Enumerable.Range(0, 4).Select(index => new FieldRef(index == 3 ? Derived : Owner, index == 0 ? "Item" + choices.Below(4) : "_f" + index, choices.Of([.. LibraryCalls.Types, Owner, Derived]), isStatic: index == 1, isNeverReassigned: choices.OneIn(2))),
        ];
        _initializer = new RandomBody(this, choices, "initializer", [], false).Build();
        foreach (var method in Methods)
        {
            _bodies[method.Key] = new RandomBody(this, choices, method.Key, method.Parameters, !method.IsStatic).Build();
        }
    }

    public TypeRef Owner { get; }

    public TypeRef Derived { get; }

    public IReadOnlyList<MethodRef> Methods { get; }

    public IReadOnlyList<FieldRef> Fields { get; }

    /// <summary>Called before every answer.</summary>
    public Action Asked { get; set; } = () => { };

    public IrBody? GetBody(MethodRef method)
    {
        Asked();
        return _bodies.GetValueOrDefault(method.Key);
    }

    public MethodRef? ResolveVirtual(MethodRef method, TypeRef runtimeType)
    {
        Asked();
        return method.IsSource && runtimeType.IsSource ? Methods[3] : null;
    }

    public MethodRef? ResolveSingleImplementation(MethodRef method)
    {
        Asked();
        return method.IsSource ? method : null;
    }

    public IReadOnlyList<MethodRef> GetConstructors(TypeRef type)
    {
        Asked();
        return type.IsSource ? [Methods[2]] : [];
    }

    public IrBody? GetStaticInitializer(FieldRef field)
    {
        Asked();
        return field.DeclaringType.IsSource ? _initializer : null;
    }

    public override string ToString() => string.Join("\n", _bodies.Values.Prepend(_initializer).SelectMany(WithClosures).Select(IrPrinter.Print));

    private static List<ParameterRef> Parameters(Choices choices) =>
        [.. Enumerable.Range(0, choices.Below(5)).Select(index => new ParameterRef("p" + index, choices.Of(LibraryCalls.Types), choices.OneIn(10), choices.OneIn(5), choices.Of(RandomBody.Constants)))];

    private static IEnumerable<IrBody> WithClosures(IrBody body) =>
        body.Blocks.SelectMany(block => block.Instructions).OfType<IrMakeClosure>().SelectMany(closure => WithClosures(closure.Body)).Prepend(body);
}
