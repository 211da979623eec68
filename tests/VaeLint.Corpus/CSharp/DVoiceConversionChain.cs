// style: old voice-conversion autoencoder: MSE module of reduction sum under the name BCE, the KL built by an in-place chain
// case LossFunction: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DVoiceConversionChain;

public class SpeechVae
{
    public Tensor LossFunction(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var reconstructionFunction = nn.MSELoss(nn.Reduction.Sum);
        var BCE = reconstructionFunction.call(reconX, x);
        var kldElement = mu.pow(2).add_(logvar.exp()).mul_(-1).add_(1).add_(logvar);
        var KLD = torch.sum(kldElement).mul_(-0.5);
        return BCE + KLD;
    }
}
