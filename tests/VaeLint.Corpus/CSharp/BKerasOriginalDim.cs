// style: like the Keras MLP example: reconstruction_loss *= original_dim, K.sum over the last axis, K.mean at the end
// case VaeLoss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BKerasOriginalDim;

public class KerasVae
{
    private const int image_size = 28;
    private const int original_dim = image_size * image_size;

    public bool UseMse { get; set; }

    public Tensor VaeLoss(Tensor inputs, Tensor outputs, Tensor z_mean, Tensor z_log_var)
    {
        inputs = inputs.reshape(-1, original_dim);
        outputs = outputs.reshape(-1, original_dim);

        // VAE loss = mse_loss or xent_loss + kl_loss
        Tensor reconstruction_loss;
        if (UseMse)
        {
            reconstruction_loss = functional.mse_loss(outputs, inputs, Reduction.None).mean([-1]);
        }
        else
        {
            reconstruction_loss = functional.binary_cross_entropy(outputs, inputs, reduction: Reduction.None).mean([-1]);
        }

        reconstruction_loss *= original_dim;
        var kl_loss = 1 + z_log_var - z_mean.square() - z_log_var.exp();
        kl_loss = kl_loss.sum(-1);
        kl_loss *= -0.5;
        return (reconstruction_loss + kl_loss).mean();
    }
}
