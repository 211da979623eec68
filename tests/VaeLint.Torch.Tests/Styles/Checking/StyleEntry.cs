using System.Reflection;
using System.Runtime.CompilerServices;
using VaeLint.Corpus;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>The compiled entry of a program.</summary>
internal sealed class StyleEntry
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly StyleProgram _program;
    private readonly MethodInfo _method;

    public StyleEntry(StyleProgram program, ILookup<string, Type> types)
    {
        _program = program;
        _method = types[program.Name].SelectMany(type => type.GetMethods(Public)).Single(method => method.Name.Equals(program.EntryName, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The types of an assembly by the program that they belong to: a namespace in C#, a module in F#.</summary>
    public static ILookup<string, Type> TypesOf(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.FullName!.StartsWith("Styles.P", StringComparison.Ordinal)).ToLookup(type => type.FullName!.Split('.', '+')[1]);

    public Tensor Call(LossInputs inputs)
    {
        var values = new StyleInputs(inputs, _program.Spec);
        var target = _method.IsStatic ? null : New(_method.DeclaringType!, values);
        var arguments = _method.GetParameters().Select((parameter, index) => values.Of(parameter, _program.Parameters[index].Roles)).ToArray();
        return _method.Invoke(target, arguments) switch
        {
            Tensor loss => loss,
            Task<Tensor> task => task.GetAwaiter().GetResult(),
            IReadOnlyDictionary<string, Tensor> losses => losses["loss"],

            // The entry has called backward itself and returns what it logs.
            double => zeros(1),
            ITuple tuple => (Tensor)tuple[0]!,
            var other => throw new NotSupportedException($"{_program.Name} returns {other}"),
        };
    }

    private static object New(Type type, StyleInputs values)
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => values.Of(parameter.ParameterType, ["weight"]))]);
    }
}
