// style: microscopy volumes: mean cross-entropy and a KL normalised by the same number of elements, sizes kept as fields of the class
// case LossFunction: R = 1/(B*D); K = 1/(B*D); beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DVolumeNormalised;

public class VaeTrainer
{
    private readonly long _sizeC;
    private readonly long _sizeX;
    private readonly long _sizeY;
    private readonly long _sizeZ;

    public VaeTrainer(long sizeC, long sizeX, long sizeY, long sizeZ) => (_sizeC, _sizeX, _sizeY, _sizeZ) = (sizeC, sizeX, sizeY, sizeZ);

    public Tensor LossFunction(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var BCE = functional.binary_cross_entropy(recon, x);

        var KLD = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        KLD /= x.shape[0] * _sizeX * _sizeY * _sizeZ * _sizeC;

        return BCE + KLD;
    }
}
