// style: inference only: anomaly score per row from mean reconstruction error and KL in no_grad, thresholds from a quantile; training loss elsewhere right
// case Score: not measured
// case TrainingLoss: R = 1/B; K = 1/B; beta = 1
using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BAnomalyScore;

public class AnomalyDetector
{
    private readonly nn.Module<Tensor, (Tensor xHat, Tensor mu, Tensor logVar)> _vae;
    private float _threshold = float.PositiveInfinity;

    public AnomalyDetector(nn.Module<Tensor, (Tensor xHat, Tensor mu, Tensor logVar)> vae) => _vae = vae;

    public float[] Score(Tensor rows)
    {
        using var scope = NewDisposeScope();
        using var eval = no_grad();
        var (xHat, mu, logVar) = _vae.forward(rows);
        var error = F.mse_loss(xHat, rows, nn.Reduction.None).mean([1]);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        var score = error + 0.01 * kl;
        return score.cpu().to(float32).data<float>().ToArray();
    }

    public void Calibrate(Tensor normalRows, double quantile = 0.99)
    {
        var scores = Score(normalRows);
        Array.Sort(scores);
        _threshold = scores[(int)(quantile * (scores.Length - 1))];
    }

    public bool[] IsAnomaly(Tensor rows) => Score(rows).Select(s => s > _threshold).ToArray();

    public static Tensor TrainingLoss(Tensor xHat, Tensor rows, Tensor mu, Tensor logVar)
        => (F.mse_loss(xHat, rows, nn.Reduction.Sum) - 0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum()) / rows.shape[0];
}
