// style: VRNN: loop over time steps, += of summed NLL and summed KL against a learned prior, one division at the end
// case forward: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BRecurrentAccumulate;

public class Vrnn : Module<Tensor, Tensor>
{
    private readonly long _hidden;
    private readonly Sequential phiX, phiZ, enc, prior, dec;
    private readonly Linear encMean, encStd, priorMean, priorStd, decMean;
    private readonly GRUCell rnn;

    public Vrnn(long xDim, long hDim, long zDim) : base("vrnn")
    {
        _hidden = hDim;
        phiX = Sequential(Linear(xDim, hDim), ReLU(), Linear(hDim, hDim), ReLU());
        phiZ = Sequential(Linear(zDim, hDim), ReLU());
        enc = Sequential(Linear(hDim + hDim, hDim), ReLU());
        encMean = Linear(hDim, zDim);
        encStd = Linear(hDim, zDim);
        prior = Sequential(Linear(hDim, hDim), ReLU());
        priorMean = Linear(hDim, zDim);
        priorStd = Linear(hDim, zDim);
        dec = Sequential(Linear(hDim + hDim, hDim), ReLU());
        decMean = Linear(hDim, xDim);
        rnn = GRUCell(hDim + hDim, hDim);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        // x: [time, batch, features]
        var kld_loss = zeros(1, device: x.device);
        var nll_loss = zeros(1, device: x.device);
        var h = zeros(x.size(1), _hidden, device: x.device);

        for (var t = 0; t < x.size(0); t++)
        {
            var phi_x_t = phiX.forward(x[t]);

            var enc_t = enc.forward(cat(new[] { phi_x_t, h }, 1));
            var enc_mean_t = encMean.forward(enc_t);
            var enc_std_t = functional.softplus(encStd.forward(enc_t));

            var prior_t = prior.forward(h);
            var prior_mean_t = priorMean.forward(prior_t);
            var prior_std_t = functional.softplus(priorStd.forward(prior_t));

            var z_t = enc_mean_t + randn_like(enc_std_t) * enc_std_t;
            var phi_z_t = phiZ.forward(z_t);

            var dec_t = decMean.forward(dec.forward(cat(new[] { phi_z_t, h }, 1)));
            h = rnn.forward(cat(new[] { phi_x_t, phi_z_t }, 1), h);

            kld_loss += KldGauss(enc_mean_t, enc_std_t, prior_mean_t, prior_std_t);
            nll_loss += functional.binary_cross_entropy_with_logits(dec_t, x[t], reduction: Reduction.Sum);
        }

        return (nll_loss + kld_loss) / x.size(1);
    }

    private static Tensor KldGauss(Tensor mean_1, Tensor std_1, Tensor mean_2, Tensor std_2)
    {
        var kld_element = 2 * log(std_2) - 2 * log(std_1) + (std_1.pow(2) + (mean_1 - mean_2).pow(2)) / std_2.pow(2) - 1;
        return 0.5 * torch.sum(kld_element);
    }
}
