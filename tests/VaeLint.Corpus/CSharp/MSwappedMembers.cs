// style: input and target of a likelihood that come through methods, properties and records of the model
// case ThroughMethods: not measured
// case ThroughRecord: not measured
// case ThroughProperty: not measured
// case ThroughPreprocessing: not measured
// case DistilledThroughProperty: not measured
// case Right: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.MSwappedMembers;

public sealed record Batch(Tensor Images, Tensor Labels)
{
    public Tensor Flat => Images.flatten(1);
}

public sealed record Output(Tensor Logits, Tensor Mu, Tensor LogVar)
{
    public Tensor Kl => -0.5 * (1 + LogVar - Mu.square() - LogVar.exp()).sum(1).mean();

    public Tensor Probabilities => F.softmax(Logits, 1);

    public Tensor LogProbabilities => F.log_softmax(Logits, 1);
}

public sealed class MemberVae
{
    private readonly Linear _mean = Linear(784, 16);
    private readonly Linear _logVar = Linear(784, 16);
    private readonly Linear _decoder = Linear(16, 784);

    private (Tensor Mu, Tensor LogVar) Encode(Tensor x) => (_mean.call(x), _logVar.call(x));

    private Tensor Decode(Tensor z) => _decoder.call(z);

    private Output Forward(Tensor x)
    {
        var (mu, logvar) = Encode(x);
        return new Output(Decode(mu + (0.5 * logvar).exp() * randn_like(mu)), mu, logvar);
    }

    private static Tensor Likelihood(Tensor input, Tensor target) => F.binary_cross_entropy_with_logits(input, target, reduction: Reduction.Sum) / target.shape[0];

    public Tensor ThroughMethods(Tensor x)
    {
        var (mu, logvar) = Encode(x);
        var logits = Decode(mu + (0.5 * logvar).exp() * randn_like(mu));
        return Likelihood(x, logits) - 0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(1).mean(); //~ VAE202
    }

    public Tensor ThroughRecord(Batch batch)
    {
        var output = Forward(batch.Images);
        return Likelihood(batch.Images, output.Logits) + output.Kl; //~ VAE202
    }

    public Tensor ThroughProperty(Batch batch)
    {
        var output = Forward(batch.Flat);
        return F.binary_cross_entropy_with_logits(batch.Flat, output.Logits, reduction: Reduction.Sum) / batch.Flat.shape[0] + output.Kl; //~ VAE202
    }

    public Tensor ThroughPreprocessing(Tensor pixels)
    {
        var x = pixels.to(ScalarType.Float32) / 255;
        var output = Forward(x);
        return F.binary_cross_entropy_with_logits(x, output.Logits, reduction: Reduction.Sum) / x.shape[0] + output.Kl; //~ VAE202
    }

    public Tensor DistilledThroughProperty(Tensor x, Tensor augmented)
    {
        var (student, teacher) = (Forward(augmented), Forward(x));
        return F.kl_div(student.LogProbabilities, teacher.Probabilities, reduction: Reduction.Sum) / x.shape[0]; //~ VAE203
    }

    public Tensor Right(Batch batch)
    {
        var output = Forward(batch.Flat);
        return Likelihood(output.Logits, batch.Flat) + output.Kl;
    }
}
