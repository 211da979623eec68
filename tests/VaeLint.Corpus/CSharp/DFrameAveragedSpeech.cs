// style: dynamical VAE for speech frames: sums of error and of the KL to a learned transition, both over sequence length times batch, warm-up weight as a property
// case TotalLoss: R = 1/(B*T); K = warm/(B*T); beta = warm
// case TrainEpochs: not measured
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFrameAveragedSpeech;

public abstract class DynamicalVae : Module<Tensor, Tensor>
{
    protected DynamicalVae(string name) : base(name)
    {
    }

    public Tensor ZMean { get; protected set; } = null!;

    public Tensor ZLogVar { get; protected set; } = null!;

    public Tensor ZMeanP { get; protected set; } = null!;

    public Tensor ZLogVarP { get; protected set; } = null!;
}

public sealed class LearningAlgorithm(DynamicalVae model, int warmupEpochs)
{
    public double KlWarm { get; private set; }

    public static Tensor LossKld(Tensor zMean, Tensor zLogVar, Tensor zMeanP, Tensor zLogVarP)
    {
        return -0.5 * torch.sum(zLogVar - zLogVarP - torch.div(zLogVar.exp() + (zMean - zMeanP).pow(2), zLogVarP.exp()) + 1);
    }

    public static Tensor TotalLoss(Tensor recon, Tensor batch, Tensor zMean, Tensor zLogVar, Tensor zMeanP, Tensor zLogVarP, double klWarm)
    {
        var bs = batch.shape[0];
        var seqLen = batch.shape[1];
        var lossRecon = (recon - batch).square().sum() / (seqLen * bs);
        var lossKl = klWarm * LossKld(zMean, zLogVar, zMeanP, zLogVarP) / (seqLen * bs);
        return lossRecon + lossKl;
    }

    public void TrainEpochs(IEnumerable<Tensor> loader, optim.Optimizer optimizer, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            KlWarm = Math.Min(1.0, (epoch + 1.0) / warmupEpochs);
            foreach (var batch in loader)
            {
                var recon = model.call(batch);
                var lossTot = TotalLoss(recon, batch, model.ZMean, model.ZLogVar, model.ZMeanP, model.ZLogVarP, KlWarm);
                optimizer.zero_grad();
                lossTot.backward();
                optimizer.step();
            }
        }
    }
}
