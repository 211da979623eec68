// style: course notebook: the model's forward returns the decoded image and the KL already divided by the batch and the 28 x 28 pixels; the loop adds a mean error
// case Objective: R = 1/(784*B); K = 1/(784*B); beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.EPixelDividedKl;

public sealed class NotebookVae
{
    private (Tensor XHat, Tensor Kld) Forward(Tensor decoded, Tensor encoded)
    {
        var batchsz = encoded.size(0);
        var parts = encoded.chunk(2, dim: 1);
        var (mu, sigma) = (parts[0], parts[1]);
        var xHat = decoded.view(batchsz, 1, 28, 28);
        var kld = 0.5 * torch.sum(
            torch.pow(mu, 2) +
            torch.pow(sigma, 2) -
            torch.log(torch.pow(sigma, 2)) - 1) / (batchsz * 28 * 28);
        return (xHat, kld);
    }

    public Tensor Objective(Tensor decoded, Tensor x, Tensor encoded)
    {
        var (xHat, kld) = Forward(decoded, encoded);
        var loss = F.mse_loss(xHat, x.view(-1, 1, 28, 28));
        return loss + kld;
    }
}
