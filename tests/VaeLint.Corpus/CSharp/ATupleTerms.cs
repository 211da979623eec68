// style: terms computed in a helper that returns a tuple; one caller adds them, one only logs them, one runs backward on each
// case Step: not measured
// case Total: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ATupleTerms;

public sealed class VaeTrainer(Module<Tensor, (Tensor recon, Tensor mu, Tensor logVar)> model, optim.Optimizer optimizer)
{
    internal static (Tensor recon, Tensor kl) Terms(Tensor output, Tensor input, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(output, input);
        var kl = (0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar)).sum(1).mean();
        return (recon, kl);
    }

    public static Tensor Total(Tensor output, Tensor input, Tensor mu, Tensor logVar)
    {
        var (recon, kl) = Terms(output, input, mu, logVar); //~ VAE001
        return recon + kl;
    }

    public double Step(Tensor batch)
    {
        optimizer.zero_grad();
        var (output, mu, logVar) = model.call(batch);
        var (recon, kl) = Terms(output, batch, mu, logVar); //~ VAE001
        var loss = recon + kl;
        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }

    public void Log(Tensor batch)
    {
        using (no_grad())
        {
            var (output, mu, logVar) = model.call(batch);
            var (recon, kl) = Terms(output, batch, mu, logVar);
            Console.WriteLine($"recon {recon.ToDouble():F4}  kl {kl.ToDouble():F4}");
        }
    }
}
