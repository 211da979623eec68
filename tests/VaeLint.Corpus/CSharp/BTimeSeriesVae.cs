// style: like TimeVAE: summed squared error with a literal reconstruction weight of 3, summed KL, module property for the sampler
// case LossFunction: R = 3; K = 1; beta = 1/3
// case TrainStep: not measured
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BTimeSeriesVae;

public class TimeVae : Module<Tensor, (Tensor mean, Tensor logVar, Tensor recon)>
{
    private readonly Conv1d _conv1, _conv2;
    private readonly Linear _zMean, _zLogVar, _toSequence;
    private readonly long _seqLen, _featDim;

    public TimeVae(long seqLen, long featDim, long latentDim, double reconstructionWt = 3.0) : base("timevae")
    {
        (_seqLen, _featDim) = (seqLen, featDim);
        ReconstructionWt = reconstructionWt;
        _conv1 = Conv1d(featDim, 50, 3, stride: 2, padding: 1);
        _conv2 = Conv1d(50, 100, 3, stride: 2, padding: 1);
        var flat = 100 * (long)Math.Ceiling(Math.Ceiling(seqLen / 2.0) / 2.0);
        _zMean = Linear(flat, latentDim);
        _zLogVar = Linear(flat, latentDim);
        _toSequence = Linear(latentDim, seqLen * featDim);
        RegisterComponents();
    }

    public double ReconstructionWt { get; }

    public override (Tensor mean, Tensor logVar, Tensor recon) forward(Tensor x)
    {
        var h = functional.relu(_conv2.forward(functional.relu(_conv1.forward(x.transpose(1, 2))))).flatten(1);
        var (mean, logVar) = (_zMean.forward(h), _zLogVar.forward(h));
        var z = mean + torch.exp(0.5 * logVar) * torch.randn_like(mean);
        return (mean, logVar, _toSequence.forward(z).view(-1, _seqLen, _featDim));
    }

    public static Tensor LossFunction(Tensor x, Tensor recon, Tensor mean, Tensor logVar, double wt = 3.0)
    {
        var error = torch.square(x - recon);
        var reconLoss = torch.sum(error);
        var klLoss = torch.sum(-0.5 * (1 + logVar - torch.square(mean) - torch.exp(logVar)));
        return wt * reconLoss + klLoss;
    }

    public float TrainStep(Tensor x, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var (mean, logVar, recon) = call(x);
        var loss = LossFunction(x, recon, mean, logVar, ReconstructionWt) / x.shape[0];
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }
}
