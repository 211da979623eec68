// style: co-training with a weak and a strong view: two summed reconstructions over the batch size, one KL averaged over the batch
// case Loss: R1 = 1/B; R2 = 1/B; K = 1/B
// case TrainTeacher: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DTeacherCoTraining;

public sealed class TeacherStage(Func<Tensor, (Tensor Mu, Tensor LogVar)> encode, Func<Tensor, Tensor> decode, Func<Tensor, Tensor> transform)
{
    private static Tensor ContReparameterize(Tensor mu, Tensor logvar) => mu + randn_like(mu) * (0.5 * logvar).exp();

    public static Tensor Loss(Tensor reconWeak, Tensor reconStrong, Tensor inputImg, Tensor muWeak, Tensor logvarWeak)
    {
        var lossRecon = functional.mse_loss(reconWeak, inputImg, reduction: Reduction.Sum) / inputImg.size(0);
        lossRecon += functional.mse_loss(reconStrong, inputImg, reduction: Reduction.Sum) / inputImg.size(0);

        var lossKl = -0.5 * torch.sum(1 + logvarWeak - muWeak.pow(2) - logvarWeak.exp(), dim: 1).mean();
        return lossRecon + lossKl;
    }

    public Tensor TrainTeacher(Tensor inputImg)
    {
        var (muWeak, logvarWeak) = encode(inputImg);
        var reconWeak = decode(ContReparameterize(muWeak, logvarWeak));
        var (muStrong, logvarStrong) = encode(transform(inputImg));
        var reconStrong = decode(ContReparameterize(muStrong, logvarStrong));
        return Loss(reconWeak, reconStrong, inputImg, muWeak, logvarWeak);
    }
}
