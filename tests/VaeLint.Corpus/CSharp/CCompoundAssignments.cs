// style: compound assignments to fields, to array elements and to tuple elements, backward inside
// case WrongStep: not measured
// case RightStep: not measured
// case ElementWrong: R = 1/(B*D); K = 1/B; beta = D
// case TupleRight: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CCompoundAssignments;

public sealed class Stepper
{
    private static double s_epochLoss;
    private Tensor _loss = zeros(1);

    public void WrongStep(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        _loss = functional.mse_loss(xHat, x, Reduction.Sum);
        _loss /= x.shape[0];
        _loss += -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(); //~ VAE003
        _loss.backward();
        s_epochLoss += _loss.item<float>();
    }

    public void RightStep(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        _loss = functional.mse_loss(xHat, x, Reduction.Sum);
        _loss -= 0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        _loss /= x.shape[0];
        _loss.backward();
        s_epochLoss += _loss.item<float>() * x.shape[0];
    }

    public static Tensor ElementWrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var slots = new Tensor[1];
        slots[0] = functional.mse_loss(xHat, x); //~ VAE001
        slots[0] += 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
        return slots[0];
    }

    public static Tensor TupleRight(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var state = (loss: functional.mse_loss(xHat, x), batch: x.shape[0]);
        state.loss *= x.numel();
        state.loss /= state.batch;
        state.loss += 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
        return state.loss;
    }
}
