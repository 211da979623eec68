// style: VQ-GAN first stage: mean absolute error, codebook loss, hinge discriminator with an adaptive weight; no KL anywhere
// case GeneratorStep: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DCodebookGenerator;

public sealed class VectorQuantizedStep(Module<Tensor, Tensor> discriminator, double codebookWeight = 1.0)
{
    public Tensor GeneratorStep(Tensor input, Tensor reconstruction, Tensor features, Tensor codes)
    {
        var recLoss = torch.abs(input - reconstruction).mean();
        var codebookLoss = (codes.detach() - features).pow(2).mean() + 0.25 * (codes - features.detach()).pow(2).mean();
        var logitsFake = discriminator.call(reconstruction);
        var gLoss = -logitsFake.mean();
        var usage = -(functional.softmax(features, 1) * functional.log_softmax(features, 1)).sum(1).mean();
        return recLoss + 0.8 * gLoss + codebookWeight * codebookLoss - 0.01 * usage.exp().log();
    }

    public Tensor DiscriminatorStep(Tensor input, Tensor reconstruction)
    {
        var lossReal = functional.relu(1.0 - discriminator.call(input)).mean();
        var lossFake = functional.relu(1.0 + discriminator.call(reconstruction.detach())).mean();
        return 0.5 * (lossReal + lossFake);
    }
}
