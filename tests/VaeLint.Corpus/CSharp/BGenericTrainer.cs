// style: generic trainer over TModel : Module, IVariational; event size computed once per model with LINQ
// case Loss: not measured
// case Step: not measured
using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BGenericTrainer;

public interface IVariational
{
    Posterior Encode(Tensor x);

    Tensor Decode(Tensor z);
}

public sealed record Posterior(Tensor Mean, Tensor LogVariance)
{
    public Tensor Sample() => Mean + (LogVariance / 2).exp() * randn_like(Mean);

    public Tensor KlDivergence() => (Mean.pow(2) + LogVariance.exp() - LogVariance - 1).sum(1).mul(0.5);
}

public class Trainer<TModel> : IDisposable
    where TModel : Module, IVariational
{
    private readonly optim.Optimizer _optimizer;

    public Trainer(TModel model, double learningRate)
    {
        Model = model;
        _optimizer = optim.Adam(model.parameters(), learningRate);
    }

    public TModel Model { get; }

    public virtual Tensor Loss(Tensor x)
    {
        var q = Model.Encode(x);
        var output = Model.Decode(q.Sample());
        var size = x.shape.Skip(1).Aggregate((a, b) => a * b);
        var reconstruction = functional.mse_loss(output, x) * size;
        return reconstruction + q.KlDivergence().mean();
    }

    public IEnumerable<float> Step(IEnumerable<Tensor> batches)
    {
        foreach (var batch in batches)
        {
            _optimizer.zero_grad();
            using var loss = Loss(batch);
            loss.backward();
            _optimizer.step();
            yield return loss.item<float>();
        }
    }

    public void Dispose() => _optimizer.Dispose();
}

public class MlpVae : Module<Tensor, Tensor>, IVariational
{
    private readonly Linear _in = Linear(96, 64), _mean = Linear(64, 12), _logVariance = Linear(64, 12), _mid = Linear(12, 64), _out = Linear(64, 96);

    public MlpVae() : base("mlp") => RegisterComponents();

    public Posterior Encode(Tensor x)
    {
        var h = functional.gelu(_in.forward(x));
        return new Posterior(_mean.forward(h), _logVariance.forward(h));
    }

    public Tensor Decode(Tensor z) => _out.forward(functional.gelu(_mid.forward(z)));

    public override Tensor forward(Tensor x) => Decode(Encode(x).Mean);
}
