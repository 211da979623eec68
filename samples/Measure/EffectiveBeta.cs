using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.Measure;

/// <summary>Measures the weight of both terms of a loss from the gradients it leaves at the layers of a model.</summary>
public sealed class EffectiveBeta
{
    private readonly Dictionary<string, Tensor> _outputs = [];
    private readonly Likelihood _likelihood;
    private readonly string _mean;
    private readonly string _decoderOutput;

    public EffectiveBeta(Module model, Likelihood likelihood, Layers names)
    {
        _likelihood = likelihood;
        var layers = model.named_modules().ToDictionary(layer => layer.name, layer => layer.module);

        // Without this the reconstruction would pull at the latent mean as well, through the sample.
        using (no_grad())
        {
            ((Linear)layers[names.DecoderInput]).weight.zero_();
        }

        _mean = names.Mean;
        _decoderOutput = names.DecoderOutput;
        Watch(_mean, layers[_mean]);
        Watch(_decoderOutput, layers[_decoderOutput]);
    }

    /// <summary>weight of the KL / weight of the reconstruction, after a backward pass on <paramref name="target"/>.</summary>
    public double Read(Tensor target)
    {
        var mean = _outputs[_mean];
        var output = _outputs[_decoderOutput];
        var kl = Fit(mean.grad!, mean.detach());
        var reconstruction = Fit(output.grad!, Reference(output.detach(), target.reshape(output.shape)));
        return kl / reconstruction;
    }

    /// <summary>The number c for which c · reference is the gradient; no number is an answer when the two point elsewhere.</summary>
    private static double Fit(Tensor gradient, Tensor reference)
    {
        var weight = (gradient * reference).sum().ToDouble() / reference.square().sum().ToDouble();
        var rest = (gradient - weight * reference).norm().ToDouble() / gradient.norm().ToDouble();
        return rest < 1e-3 ? weight : throw new InvalidOperationException($"the gradient is no multiple of its reference: {rest:P1} is left over");
    }

    /// <summary>Gradient of the likelihood, summed over everything, with respect to the output of the decoder's last layer.</summary>
    private Tensor Reference(Tensor output, Tensor target)
    {
        var squashed = output.sigmoid();
        return _likelihood switch
        {
            Likelihood.Bernoulli => squashed - target,
            Likelihood.SquaredError => 2 * (output - target),
            Likelihood.SquaredErrorOfSigmoid => 2 * (squashed - target) * squashed * (1 - squashed),
            _ => throw new ArgumentOutOfRangeException(nameof(output), _likelihood, "unknown likelihood"),
        };
    }

    private void Watch(string name, Module layer)
    {
        Tensor Keep(Tensor output)
        {
            output.retain_grad();
            _outputs[name] = output;
            return output;
        }

        ((Module<Tensor, Tensor>)layer).register_forward_hook((_, _, output) => Keep(output));
    }
}
