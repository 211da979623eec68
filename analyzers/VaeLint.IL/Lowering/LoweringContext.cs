using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;
using VaeLint.IL.Positions;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Lowering;

/// <summary>What all lowerings of one module share.</summary>
internal sealed class LoweringContext(IlModule module, MemberMap members, TypeIndex types, OverrideMap overrides, SourceFiles files)
{
    private readonly Lazy<ModuleConstants> _constants = new(() => new ModuleConstants(module));

    public IlModule Module { get; } = module;

    public MemberMap Members { get; } = members;

    public TypeIndex Types { get; } = types;

    public OverrideMap Overrides { get; } = overrides;

    public StateMachines StateMachines { get; } = new(module, types);

    public ClosureClasses Closures { get; } = new(module, members, types);

    public TrivialAccessors Accessors { get; } = new(module, members);

    public OriginMap OriginsOf(System.Reflection.Metadata.MethodDefinitionHandle method, MethodCode code)
    {
        return OriginMap.Of(Module, files, method, code, new Lazy<InstructionWord>(() => WordsOf(method)));
    }

    /// <summary>The captured variables of C# functions, or a state machine: its fields are variables, whatever instance they are read from.</summary>
    public bool IsEnvironment(TypeRef type) => type.IsSource && (Types.IsDisplayClass(type) || StateMachines.IsMachine(type));

    private InstructionWord WordsOf(System.Reflection.Metadata.MethodDefinitionHandle method)
    {
        var definition = Members.Definition(method);
        var parameters = definition.Parameters.Select(p => (string?)p.Name);
        return new InstructionWord(Members, [.. definition.IsStatic ? parameters : parameters.Prepend(null)], new LocalNames(Module.Symbols, method).Of, new ConstantNames(Module.Metadata, Module.Symbols, method, _constants.Value));
    }
}
