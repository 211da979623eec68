// style: Burgess et al. capacity objective: gamma * |KL - C| with C growing linearly, Bernoulli reconstruction sum / batch
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BCapacityAnnealed;

public class BetaBLoss
{
    private readonly double _cInit, _cFin, _gamma;
    private readonly int _stepsAnneal;
    private int _nTrainSteps;

    public BetaBLoss(double C_init = 0, double C_fin = 25, double gamma = 30, int steps_anneal = 100_000)
    {
        _cInit = C_init;
        _cFin = C_fin;
        _gamma = gamma;
        _stepsAnneal = steps_anneal;
    }

    public Tensor Loss(Tensor reconBatch, Tensor data, Tensor mean, Tensor logvar, bool isTrain)
    {
        if (isTrain)
        {
            _nTrainSteps++;
        }

        var recLoss = binary_cross_entropy(reconBatch, data, reduction: nn.Reduction.Sum) / data.size(0);
        var latentKl = (0.5 * (-1 - logvar + mean.pow(2) + logvar.exp())).mean(new long[] { 0 });
        var klLoss = latentKl.sum();

        var c = isTrain ? LinearAnnealing(_cInit, _cFin, _nTrainSteps, _stepsAnneal) : _cFin;
        return recLoss + _gamma * (klLoss - c).abs();
    }

    private static double LinearAnnealing(double init, double fin, int step, int annealingSteps)
    {
        if (annealingSteps == 0)
        {
            return fin;
        }

        return Math.Min(init + (fin - init) * step / annealingSteps, fin);
    }
}
