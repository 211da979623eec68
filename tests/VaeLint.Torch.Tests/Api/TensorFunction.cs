using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Api;

/// <summary>One overload of a tensor function in the real assembly: a method of Tensor, of torch, of functional, or an extension.</summary>
internal sealed class TensorFunction
{
    private static readonly Type[] Holders = [typeof(torch), typeof(special), typeof(nn.functional), typeof(TensorExtensionMethods)];

    private readonly MethodInfo _method;

    private TensorFunction(MethodInfo method) => _method = method;

    public string Name => _method.Name;

    public bool IsInPlace => _method.Name.EndsWith('_');

    /// <summary>The parameters behind the tensor the function is applied to.</summary>
    public IReadOnlyList<ParameterInfo> Operands => _method.IsStatic ? _method.GetParameters()[1..] : _method.GetParameters();

    /// <summary>Every overload of the name and of its in-place form that takes a tensor and gives one back.</summary>
    public static IReadOnlyList<TensorFunction> Overloads(string name) =>
        typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Concat(Holders.SelectMany(holder => holder.GetMethods(BindingFlags.Public | BindingFlags.Static))
                .Where(method => method.GetParameters().FirstOrDefault()?.ParameterType == typeof(Tensor)))
            .Where(method => (method.Name == name || method.Name == name + "_") && method.ReturnType == typeof(Tensor))
            .Select(method => new TensorFunction(method))
            .ToArray();

    /// <summary>True when the operands have these types and everything behind them may be left out.</summary>
    public bool Takes(params Type[] types) =>
        Operands.Count >= types.Length
        && types.Select((type, index) => Operands[index].ParameterType == type).All(same => same)
        && Operands.Skip(types.Length).All(operand => operand.IsOptional);

    public Tensor Invoke(Tensor subject, params object?[] operands)
    {
        var rest = Operands.Skip(operands.Length).Select(operand => operand.DefaultValue);
        object?[] arguments = _method.IsStatic ? [subject, .. operands, .. rest] : [.. operands, .. rest];
        return (Tensor)_method.Invoke(_method.IsStatic ? null : subject, arguments)!;
    }

    public override string ToString() => _method.ToString()!;
}
