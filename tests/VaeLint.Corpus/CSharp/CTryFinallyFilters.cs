// style: try/catch with an exception filter, try/finally around the terms
// case Wrong: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case Right: R = 1; K = 1; beta = 1
using System;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CTryFinallyFilters;

public sealed class GuardedLosses
{
    private int _calls;

    public Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        Tensor recon;
        try
        {
            recon = functional.mse_loss(xHat, x); //~ VAE001
        }
        catch (ExternalException e) when (e.Message.Contains("out of memory", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Batch of {x.shape[0]} is too large.", e);
        }

        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        return recon + kl.mean(); //~ VAE002
    }

    public Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var squared = (xHat - x).pow(2);
        try
        {
            var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
            return squared.sum() + kl.sum();
        }
        finally
        {
            _calls++;
            squared.Dispose();
        }
    }
}
