// style: trainer class with events and async loop on a background task, cyclical beta schedule on correctly scaled terms
// case RunAsync: not measured
// case ComputeLoss: R = 1/B; K = beta/B; beta = beta
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BTrainingEvents;

public sealed class StepEventArgs(long step, double loss, double beta) : EventArgs
{
    public long Step { get; } = step;
    public double Loss { get; } = loss;
    public double Beta { get; } = beta;
}

public sealed class VaeTrainer
{
    private readonly Module<Tensor, (Tensor recon, Tensor mu, Tensor logVar)> _model;
    private readonly optim.Optimizer _optimizer;
    private readonly long _cycle;
    private long _step;

    public VaeTrainer(Module<Tensor, (Tensor recon, Tensor mu, Tensor logVar)> model, optim.Optimizer optimizer, long cycle = 10_000)
    {
        _model = model;
        _optimizer = optimizer;
        _cycle = cycle;
    }

    public event EventHandler<StepEventArgs>? StepCompleted;

    private double Beta => Math.Min(1.0, 2.0 * (_step % _cycle) / _cycle);

    public Task RunAsync(IReadOnlyList<Tensor> data, int epochs, CancellationToken ct = default) => Task.Run(() =>
    {
        for (var epoch = 0; epoch < epochs && !ct.IsCancellationRequested; epoch++)
        {
            foreach (var batch in data)
            {
                ct.ThrowIfCancellationRequested();
                var (recon, mu, logVar) = _model.call(batch);
                var beta = Beta;
                using var loss = ComputeLoss(recon, batch, mu, logVar, beta);
                _optimizer.zero_grad();
                loss.backward();
                _optimizer.step();
                StepCompleted?.Invoke(this, new StepEventArgs(++_step, loss.ToDouble(), beta));
            }
        }
    }, ct);

    public static Tensor ComputeLoss(Tensor recon, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var rec = functional.binary_cross_entropy(recon, x, reduction: Reduction.None).sum([1, 2, 3]).mean();
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return rec + beta * kl;
    }
}
