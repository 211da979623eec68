// style: Lightning-like base class with TrainingStep/ValidationStep and a log dictionary; the PyTorch sums in a LossFunction method
// case LossFunction: R = 1; K = 1; beta = 1
// case TrainingStep: not measured
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DLightningImageModule;

public abstract class LightningModule(string name) : Module<Tensor, (Tensor Output, Tensor Mean, Tensor LogVar)>(name)
{
    private readonly Dictionary<string, float> _logged = [];

    public IReadOnlyDictionary<string, float> Logged => _logged;

    public abstract Tensor TrainingStep((Tensor Image, Tensor Label) batch, int batchIndex);

    public virtual void ValidationStep((Tensor Image, Tensor Label) batch, int batchIndex)
    {
    }

    public abstract optim.Optimizer ConfigureOptimizers();

    protected void Log(string key, Tensor value) => _logged[key] = value.detach().item<float>();
}

public sealed class LitVae : LightningModule
{
    private readonly Linear _hidden = Linear(784, 400);
    private readonly Linear _mean = Linear(400, 20);
    private readonly Linear _logVar = Linear(400, 20);
    private readonly Linear _up = Linear(20, 400);
    private readonly Linear _out = Linear(400, 784);
    private readonly double _learningRate;

    public LitVae(double learningRate = 1e-3) : base(nameof(LitVae))
    {
        _learningRate = learningRate;
        RegisterComponents();
    }

    public override (Tensor Output, Tensor Mean, Tensor LogVar) forward(Tensor x)
    {
        var h = functional.relu(_hidden.forward(x.flatten(1)));
        var mean = _mean.forward(h);
        var logVar = _logVar.forward(h);
        var z = mean + randn_like(mean) * exp(logVar / 2);
        return (sigmoid(_out.forward(functional.relu(_up.forward(z)))), mean, logVar);
    }

    public override Tensor TrainingStep((Tensor Image, Tensor Label) batch, int batchIndex)
    {
        var (image, _) = batch;
        var (output, mean, logVar) = call(image);
        var loss = LossFunction(output, image.flatten(1), mean, logVar);
        Log("train_loss", loss);
        return loss;
    }

    public override void ValidationStep((Tensor Image, Tensor Label) batch, int batchIndex)
    {
        using var _ = no_grad();
        var (output, mean, logVar) = call(batch.Image);
        Log("val_loss", LossFunction(output, batch.Image.flatten(1), mean, logVar));
    }

    public override optim.Optimizer ConfigureOptimizers() => optim.Adam(parameters(), lr: _learningRate);

    public static Tensor LossFunction(Tensor output, Tensor x, Tensor mean, Tensor logVar)
    {
        var bce = functional.binary_cross_entropy(output, x, reduction: Reduction.Sum);
        var kld = -0.5 * torch.sum(1 + logVar - mean.pow(2) - logVar.exp());
        return bce + kld;
    }
}
