// style: sentences read frame by frame: the squared errors of all frames are summed per clip, the KL is averaged over the frames too; and both summed over the frames
// case Loss: not measured
// case BothSummed: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeLint.Corpus.HTimeOneSided;

public sealed class FrameVae(Linear encoder, Linear decoder)
{
    private const int Frames = 40;
    private const int Bands = 32;
    private const int Code = 6;

    private (Tensor Decoded, Tensor Kl) Run(Tensor clip)
    {
        var moments = encoder.call(clip.view(-1, Frames, Bands)).view(-1, Frames, 2, Code);
        var mu = moments[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Single(0)];
        var logVar = moments[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Single(1)];
        var z = mu + torch.exp(0.5 * logVar) * torch.randn_like(mu);
        return (decoder.call(z), 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum(-1));
    }

    public Tensor Loss(Tensor clip)
    {
        var (decoded, kl) = Run(clip);
        var error = (decoded - clip.view(-1, Frames, Bands)).pow(2).sum([1, 2]).mean();
        return error + kl.mean(); //~ VAE002
    }

    public Tensor BothSummed(Tensor clip)
    {
        var (decoded, kl) = Run(clip);
        var error = (decoded - clip.view(-1, Frames, Bands)).pow(2).sum([1, 2]).mean();
        return error + kl.sum(1).mean();
    }
}
