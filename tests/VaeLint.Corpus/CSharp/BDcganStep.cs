// style: DCGAN discriminator and generator steps with BCE on labels, lambdas inside a method
// case Step: not a VAE
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BDcganStep;

public class Dcgan
{
    private const int Nz = 100;
    private readonly Module<Tensor, Tensor> netG, netD;
    private readonly BCELoss criterion = BCELoss();
    private readonly optim.Optimizer optimizerD, optimizerG;

    public Dcgan(Module<Tensor, Tensor> g, Module<Tensor, Tensor> d)
    {
        netG = g;
        netD = d;
        optimizerD = optim.Adam(d.parameters(), lr: 0.0002, beta1: 0.5, beta2: 0.999);
        optimizerG = optim.Adam(g.parameters(), lr: 0.0002, beta1: 0.5, beta2: 0.999);
    }

    public (float d, float g) Step(Tensor real)
    {
        Func<Tensor, float, Tensor> against = (scores, label) => criterion.forward(scores.view(-1), full_like(scores.view(-1), label));

        netD.zero_grad();
        var errReal = against(netD.forward(real), 1f);
        errReal.backward();
        var noise = randn(real.size(0), Nz, 1, 1);
        var fake = netG.forward(noise);
        var errFake = against(netD.forward(fake.detach()), 0f);
        errFake.backward();
        var errD = errReal + errFake;
        optimizerD.step();

        netG.zero_grad();
        var errG = against(netD.forward(fake), 1f);
        errG.backward();
        optimizerG.step();
        return (errD.item<float>(), errG.item<float>());
    }
}
