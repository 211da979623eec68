// style: VQ-VAE: quantizer module with codebook and commitment terms, MSE reconstruction scaled by the data variance
// case TrainingLoss: not a VAE
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BVqVae;

public class VectorQuantizer : Module<Tensor, (Tensor loss, Tensor quantized, Tensor perplexity)>
{
    private readonly Embedding _codebook;
    private readonly long _codes;
    private readonly double _commitmentCost;

    public VectorQuantizer(long codes, long dim, double commitmentCost = 0.25) : base("vq")
    {
        _codes = codes;
        _commitmentCost = commitmentCost;
        _codebook = Embedding(codes, dim);
        RegisterComponents();
    }

    public override (Tensor loss, Tensor quantized, Tensor perplexity) forward(Tensor inputs)
    {
        var flat = inputs.permute(0, 2, 3, 1).contiguous().view(-1, inputs.shape[1]);
        var w = _codebook.weight;
        var distances = flat.pow(2).sum(1, keepdim: true) + w.pow(2).sum(1) - 2 * flat.matmul(w.t());
        var indices = distances.argmin(1);
        var onehot = functional.one_hot(indices, _codes).to(float32);
        var quantized = _codebook.forward(indices).view(inputs.shape[0], inputs.shape[2], inputs.shape[3], -1).permute(0, 3, 1, 2);

        var eLatentLoss = functional.mse_loss(quantized.detach(), inputs);
        var qLatentLoss = functional.mse_loss(quantized, inputs.detach());
        var loss = qLatentLoss + _commitmentCost * eLatentLoss;

        quantized = inputs + (quantized - inputs).detach();
        var avgProbs = onehot.mean([0]);
        var perplexity = exp(-sum(avgProbs * log(avgProbs + 1e-10)));
        return (loss, quantized, perplexity);
    }
}

public static class VqTraining
{
    public static Tensor TrainingLoss(VectorQuantizer vq, Module<Tensor, Tensor> enc, Module<Tensor, Tensor> dec, Tensor x, double dataVariance)
    {
        var (vqLoss, quantized, _) = vq.forward(enc.forward(x));
        var reconError = functional.mse_loss(dec.forward(quantized), x) / dataVariance;
        return reconError + vqLoss;
    }
}
