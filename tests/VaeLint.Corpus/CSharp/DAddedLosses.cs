// style: Keras subclassed model: forward appends its mean KL to a list of losses, the training loop adds that list to a mean squared error
// case Step: not measured
// note: the KL travels through a list that another method fills, which is unknown to the analysis although the loss is wrong
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DAddedLosses;

public sealed class VariationalAutoEncoder : Module<Tensor, Tensor>
{
    private readonly Linear _dense = Linear(784, 64);
    private readonly Linear _zMean;
    private readonly Linear _zLogVar;
    private readonly Sequential _decoder;
    private readonly List<Tensor> _losses = [];

    public VariationalAutoEncoder(long latentDim = 32) : base("autoencoder")
    {
        _zMean = Linear(64, latentDim);
        _zLogVar = Linear(64, latentDim);
        _decoder = Sequential(Linear(latentDim, 64), ReLU(), Linear(64, 784), Sigmoid());
        RegisterComponents();
    }

    public IReadOnlyList<Tensor> Losses => _losses;

    public override Tensor forward(Tensor inputs)
    {
        var h = functional.relu(_dense.forward(inputs));
        var zMean = _zMean.forward(h);
        var zLogVar = _zLogVar.forward(h);
        var z = zMean + torch.exp(0.5 * zLogVar) * randn_like(zMean);
        _losses.Clear();
        _losses.Add(-0.5 * torch.mean(zLogVar - zMean.square() - zLogVar.exp() + 1));
        return _decoder.forward(z);
    }
}

public static class TrainingLoop
{
    public static double Step(VariationalAutoEncoder vae, Tensor xBatch, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var reconstructed = vae.call(xBatch);
        var loss = functional.mse_loss(reconstructed, xBatch);
        foreach (var added in vae.Losses)
        {
            loss = loss + added;
        }

        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }
}
