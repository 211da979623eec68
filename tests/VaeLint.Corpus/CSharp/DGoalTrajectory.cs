// style: pedestrian trajectory CVAE: posterior against a learned conditional prior, mean squared displacement of a 12-step path, no weight
// case Loss: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DGoalTrajectory;

public sealed class TrajectoryObjective
{
    private const int Steps = 12;

    private static Tensor Kld(Tensor zMuQ, Tensor zLogVarQ, Tensor zMuP, Tensor zLogVarP)
    {
        var kld = 0.5 * (zLogVarQ.exp() / zLogVarP.exp() + (zMuP - zMuQ).pow(2) / zLogVarP.exp() - 1 + (zLogVarP - zLogVarQ));
        return kld.sum(dim: -1).mean();
    }

    public static Tensor Loss(Tensor path, Tensor future, Tensor muQ, Tensor logVarQ, Tensor muP, Tensor logVarP)
    {
        var predicted = path.view(-1, Steps, 2);
        var trajectory = functional.mse_loss(predicted, future); //~ VAE001
        return trajectory + Kld(muQ, logVarQ, muP, logVarP);
    }
}
