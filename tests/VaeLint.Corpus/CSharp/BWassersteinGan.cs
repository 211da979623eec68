// style: WGAN-GP critic with gradient penalty and an L1 content term for paired translation (pix2pix style weights)
// case CriticLoss: not a VAE
// case GeneratorLoss: not a VAE
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BWassersteinGan;

public static class Wgan
{
    public static double LambdaGp = 10;
    public static double LambdaL1 = 100;

    public static Tensor CriticLoss(Module<Tensor, Tensor> critic, Tensor real, Tensor fake)
    {
        var alpha = rand(real.size(0), 1, 1, 1);
        var mixed = (alpha * real + (1 - alpha) * fake.detach()).requires_grad_();
        var scores = critic.forward(mixed);
        var grad = autograd.grad([scores], [mixed], [ones_like(scores)], retain_graph: true, create_graph: true)[0];
        var penalty = (grad.flatten(1).norm(1) - 1).pow(2).mean();
        return critic.forward(fake.detach()).mean() - critic.forward(real).mean() + LambdaGp * penalty;
    }

    public static Tensor GeneratorLoss(Module<Tensor, Tensor> critic, Tensor fake, Tensor target)
    {
        return -critic.forward(fake).mean() + LambdaL1 * functional.l1_loss(fake, target);
    }
}
