using System.Reflection;
using VaeLint.Core.Models;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>What the analyzer believes of the library: every loss and divergence has a row, and every row a function.</summary>
public sealed class AnalyzerModelTests
{
    private static readonly Type[] Terms = [typeof(NegativeLogLikelihood), typeof(KlDivergence), typeof(LogDensity)];

    [Fact]
    public void Every_public_loss_has_a_row()
    {
        var missing = Terms.SelectMany(Functions).Where(function => RuntimeApis.Find(function.DeclaringType!.FullName!, function.Name) is null);

        Assert.Empty(missing.Select(function => function.DeclaringType!.Name + "." + function.Name).Distinct());
    }

    [Fact]
    public void Every_row_has_a_function()
    {
        var assembly = typeof(NegativeLogLikelihood).Assembly;
        var rows = RuntimeApis.All.Where(row => !row.Type.StartsWith("VaeLint.FSharp.", StringComparison.Ordinal)).ToList();

        Assert.Equal(RuntimeApis.Assembly, assembly.GetName().Name);
        Assert.Empty(rows.Where(row => assembly.GetType(row.Type)?.GetMember(row.Function) is not [MethodInfo, ..]).Select(row => row.Type + "." + row.Function));
    }

    [Fact]
    public void Rows_name_the_parameters_that_the_functions_have()
    {
        var wrong = Terms.SelectMany(Functions).Select(function => (Function: function, Row: RuntimeApis.Find(function.DeclaringType!.FullName!, function.Name)?.Loss))
            .Where(pair => pair.Row is not null && !(Names(pair.Function).Contains(pair.Row.Input) && Names(pair.Function).Contains(pair.Row.Target)));

        Assert.Empty(wrong.Select(pair => $"{pair.Function.DeclaringType!.Name}.{pair.Function.Name}({string.Join(", ", Names(pair.Function))})"));
        Assert.All(Terms.SelectMany(Functions), function => Assert.Contains(RuntimeApis.BatchDimensions, Names(function).Append(function.Name == "MonteCarlo" ? RuntimeApis.BatchDimensions : "")));
    }

    private static IEnumerable<MethodInfo> Functions(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static string[] Names(MethodInfo function) => [.. function.GetParameters().Select(parameter => parameter.Name!)];
}
