// style: a VAE composed of an encoder and a decoder module, both called through the base class
// case Wrong: not measured
// case Right: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CEncoderDecoder;

public sealed class Encoder : Module<Tensor, (Tensor, Tensor)>
{
    private readonly Sequential _body;
    private readonly Linear _mu;
    private readonly Linear _logVar;

    public Encoder(long inputs, long hidden, long latents)
        : base("encoder")
    {
        _body = Sequential(("linear", Linear(inputs, hidden)), ("relu", ReLU()));
        _mu = Linear(hidden, latents);
        _logVar = Linear(hidden, latents);
        RegisterComponents();
    }

    public override (Tensor, Tensor) forward(Tensor input)
    {
        var features = _body.call(input);
        return (_mu.call(features), _logVar.call(features));
    }
}

public sealed class Decoder : Module<Tensor, Tensor>
{
    private readonly Sequential _body;

    public Decoder(long latents, long hidden, long outputs)
        : base("decoder")
    {
        _body = Sequential(Linear(latents, hidden), ReLU(), Linear(hidden, outputs));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _body.call(input);
}

public sealed class ComposedVae : Module<Tensor, Tensor>
{
    private readonly Encoder _encoder = new(inputs: 96, hidden: 64, latents: 8);
    private readonly Decoder _decoder = new(latents: 8, hidden: 64, outputs: 96);

    public ComposedVae()
        : base("vae")
    {
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var (mu, logVar) = _encoder.call(input);
        return _decoder.call(Sample(mu, logVar));
    }

    public Tensor Wrong(Tensor input)
    {
        var (mu, logVar) = _encoder.call(input);
        var decoded = _decoder.call(Sample(mu, logVar));
        var recon = functional.mse_loss(decoded, input, Reduction.Sum);
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).mean(); //~ VAE002
        return recon + kl;
    }

    public Tensor Right(Tensor input)
    {
        var (mu, logVar) = _encoder.call(input);
        var decoded = _decoder.call(Sample(mu, logVar));
        var recon = functional.mse_loss(decoded, input, Reduction.Sum);
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum();
        return (recon + kl) / input.shape[0];
    }

    private static Tensor Sample(Tensor mu, Tensor logVar) => mu + (logVar * 0.5).exp() * randn_like(logVar);
}
