// style: assistant preferences: the encoder's ElboLoss takes a finished reconstruction loss; the loop computes that with a module of default reduction
// case Step: R = 1/(B*D); K = 1/(B*L); beta = D/L
// note: Step is the first body that knows both terms; the KL arrives through ElboLoss
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DPreferenceEncoder;

public class PreferenceEncoder
{
    public static Tensor ElboLoss(Tensor mu, Tensor logvar, Tensor reconLoss)
    {
        var kl = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp());
        return reconLoss + kl;
    }
}

public static class PreferenceTraining
{
    private static readonly MSELoss s_mse = MSELoss();

    public static Tensor Step(Tensor preference, Tensor target, Tensor mu, Tensor logvar)
    {
        var reconLoss = s_mse.call(preference, target); //~ VAE001
        return PreferenceEncoder.ElboLoss(mu, logvar, reconLoss); //~ VAE002
    }
}
