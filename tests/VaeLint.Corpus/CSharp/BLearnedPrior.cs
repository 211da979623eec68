// style: SVG-LP video prediction: per-frame squared error and KL to a learned prior, both summed over their axes and averaged over the batch, then over frames
// case SequenceLoss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BLearnedPrior;

public delegate (Tensor frame, Tensor mu, Tensor logvar, Tensor muP, Tensor logvarP) PredictStep(Tensor previous, Tensor current);

public class VideoPredictor
{
    private readonly PredictStep _predict;
    private readonly int _past, _future;

    public VideoPredictor(PredictStep predict, int past, int future)
    {
        _predict = predict;
        _past = past;
        _future = future;
    }

    private static Tensor KlCriterion(Tensor mu1, Tensor logvar1, Tensor mu2, Tensor logvar2)
    {
        var sigma1 = logvar1.mul(0.5).exp();
        var sigma2 = logvar2.mul(0.5).exp();
        var kld = torch.log(sigma2 / sigma1) + (torch.exp(logvar1) + (mu1 - mu2).pow(2)) / (2 * torch.exp(logvar2)) - 0.5;
        return kld.sum() / mu1.shape[0];
    }

    public Tensor SequenceLoss(Tensor[] frames, double beta)
    {
        Tensor mse = zeros(1), kld = zeros(1);
        var steps = _past + _future - 1;
        for (var i = 1; i <= steps; i++)
        {
            var (prediction, mu, logvar, muP, logvarP) = _predict(frames[i - 1], frames[i]);
            mse += functional.mse_loss(prediction, frames[i], Reduction.Sum) / frames[i].shape[0];
            kld += KlCriterion(mu, logvar, muP, logvarP);
        }

        var loss = mse + kld * beta;
        return loss / steps;
    }
}
