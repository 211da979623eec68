// style: sequence model with one latent per time step: both terms averaged over the same time axis (a common factor), or only one
// case BothPerStep: not measured
// case ReconPerElement: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ATimeAveraged;

public sealed class SequenceVae : Module<Tensor, (Tensor output, Tensor mean, Tensor logVar)>
{
    private const int Steps = 50;
    private const int Features = 12;
    private const int Latents = 6;

    private readonly Linear _enc = Linear(Features, 2 * Latents);
    private readonly Linear _dec = Linear(Latents, Features);

    public SequenceVae() : base("sequence") => RegisterComponents();

    public override (Tensor output, Tensor mean, Tensor logVar) forward(Tensor sequence)
    {
        var moments = _enc.call(sequence.view(-1, Steps, Features)).chunk(2, -1);
        var z = moments[0] + (moments[1] / 2).exp() * randn_like(moments[0]);
        return (_dec.call(z), moments[0], moments[1]);
    }

    public Tensor BothPerStep(Tensor sequence)
    {
        var x = sequence.view(-1, Steps, Features);
        var moments = _enc.call(x).chunk(2, -1);
        var z = moments[0] + (moments[1] / 2).exp() * randn_like(moments[0]);
        var output = _dec.call(z);

        var nll = (output - x).pow(2).sum(2).mean([1]);
        var kl = (0.5 * (moments[0].pow(2) + moments[1].exp() - moments[1] - 1)).sum(2).mean([1]);
        return (nll + kl).mean();
    }

    public Tensor ReconPerElement(Tensor sequence)
    {
        var x = sequence.view(-1, Steps, Features);
        var moments = _enc.call(x).chunk(2, -1);
        var z = moments[0] + (moments[1] / 2).exp() * randn_like(moments[0]);
        var output = _dec.call(z);

        var nll = functional.mse_loss(output, x); //~ VAE001
        var kl = (0.5 * (moments[0].pow(2) + moments[1].exp() - moments[1] - 1)).sum([1, 2]).mean();
        return nll + kl;
    }
}
