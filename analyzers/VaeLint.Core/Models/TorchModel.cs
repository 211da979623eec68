using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Models;

/// <summary>TorchSharp, and VaeLint.Runtime on top of it, as the evaluator sees them: losses, modules, distributions and tensor functions, each by its table.</summary>
internal sealed class TorchModel
{
    private const string Root = "TorchSharp.";
    private const string Functional = "TorchSharp.torch.nn.functional";
    private const string ModuleFactory = "TorchSharp.torch.nn";
    private const string DistributionFactory = "TorchSharp.torch.distributions";
    private const string OptimizerFactory = "TorchSharp.torch.optim";
    private const string ModuleClasses = "TorchSharp.Modules.";

    private readonly LossModel _losses;
    private readonly ModuleModel _modules;
    private readonly DistributionModel _distributions;
    private readonly TensorModel _tensors;
    private readonly RuntimeModel _runtime;

    public TorchModel(AtomTable atoms, ElementwiseAlgebra algebra, TensorArithmetic arithmetic)
    {
        Shapes = new ShapeModel(atoms);
        var reductions = new ReductionModel(atoms, algebra, Shapes);
        _losses = new LossModel(atoms, reductions);
        _modules = new ModuleModel(atoms, _losses);
        _distributions = new DistributionModel(atoms, reductions);
        _tensors = new TensorModel(atoms, algebra, arithmetic, Shapes, reductions);
        _runtime = new RuntimeModel(atoms, algebra, reductions, arithmetic);
        Declared = new DeclaredLossModel(atoms, reductions);
    }

    public ShapeModel Shapes { get; }

    /// <summary>The losses that the user has declared.</summary>
    public DeclaredLossModel Declared { get; }

    /// <summary>The value of a call into TorchSharp or VaeLint.Runtime; null when it is not modelled.</summary>
    public AbstractValue? Call(CallContext context, SemanticEdit? edit)
    {
        var type = context.Method.DeclaringType.Name;
        if (!type.StartsWith(Root, StringComparison.Ordinal))
        {
            return _runtime.Call(context);
        }

        if (type == Functional && LossApis.FindFunction(context.Name) is { } loss)
        {
            return _losses.Evaluate(loss, context, context.Argument(LossApi.ReductionParameter), edit);
        }

        if (type == ModuleFactory || (context.Call.IsCreation && type.StartsWith(ModuleClasses, StringComparison.Ordinal)))
        {
            var name = context.Call.IsCreation ? type.Substring(ModuleClasses.Length) : context.Name;
            return _distributions.Create(name, context) is { } created && context.Call.IsCreation ? created : _modules.Create(name, context);
        }

        if (type == OptimizerFactory)
        {
            NoteOptimizer(context);
        }

        if (type == DistributionFactory)
        {
            return _distributions.Create(context.Name, context);
        }

        return context.Receiver switch
        {
            ModuleValue module when context.Name is "forward" or "call" => _modules.Apply(module, context, edit),
            DistributionValue distribution => _distributions.Call(distribution, context),
            _ => GradientScope(context) ?? _tensors.Call(context, edit),
        };
    }

    /// <summary>An option that is not known may maximise.</summary>
    private static void NoteOptimizer(CallContext context) => context.Evaluator.Optimizers |= context.Argument("maximize") switch
    {
        null or BooleanValue { Value: false } or NumericValue { Polynomial.AsNumber: 0 } => OptimizerDirections.Minimize,
        BooleanValue { Value: true } or NumericValue { Polynomial.AsNumber: not null } => OptimizerDirections.Maximize,
        _ => OptimizerDirections.Minimize | OptimizerDirections.Maximize,
    };

    private static AbstractValue? GradientScope(CallContext context)
    {
        if (context.Name is not ("no_grad" or "inference_mode") || context.Receiver is not null || context.Argument("mode") is BooleanValue { Value: false })
        {
            return null;
        }

        context.State.NoGradientDepth++;
        return new NoGradientScopeValue($"{context.Call.At.File}:{context.Call.At.Start}");
    }
}
