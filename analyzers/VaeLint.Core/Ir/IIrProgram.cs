using VaeLint.Core.Vocabulary;

namespace VaeLint.Core.Ir;

/// <summary>All that a front end offers to the evaluator. Lookups are lazy, thread-safe and answer the same every time.</summary>
public interface IIrProgram
{
    /// <summary>The loss functions that the user has declared.</summary>
    UserVocabulary Vocabulary { get; }

    /// <summary>The body of a method of this program; null when it has none here (external, abstract, not lowered).</summary>
    IrBody? GetBody(MethodRef method);

    /// <summary>The override of <paramref name="method"/> that an object of exactly <paramref name="runtimeType"/> runs; null when unknown.</summary>
    MethodRef? ResolveVirtual(MethodRef method, TypeRef runtimeType);

    /// <summary>The only implementation of a virtual or interface method in this program; null when there are none or several.</summary>
    MethodRef? ResolveSingleImplementation(MethodRef method);

    /// <summary>Constructors of a type of this program.</summary>
    IReadOnlyList<MethodRef> GetConstructors(TypeRef type);

    /// <summary>A body that returns the initial value of a static field; null when it has no initialiser here.</summary>
    IrBody? GetStaticInitializer(FieldRef field);
}
