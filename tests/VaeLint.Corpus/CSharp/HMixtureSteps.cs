// style: signal model whose decoder is a mixture of Gaussians per step: log-sum-exp over the components, sum over the outputs, against the KL of two Gaussians
// case Step: not measured
// case MeanStep: not measured
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.HMixtureSteps;

public sealed record MixtureOutput(Tensor Mean, Tensor LogVar, Tensor Share);

public static class MixtureSteps
{
    // y: [batch, outputs], the parameters: [batch, outputs, components]
    private static Tensor LogLikelihood(Tensor y, MixtureOutput output)
    {
        var expanded = y.unsqueeze(-1).expand(output.Mean.shape);
        var logDensity = distributions.Normal(output.Mean, output.LogVar.exp().sqrt()).log_prob(expanded);
        var logShare = torch.nn.functional.log_softmax(output.Share, -1);
        return torch.logsumexp(logDensity + logShare, -1).sum();
    }

    private static Tensor Kld(Tensor muQ, Tensor logVarQ, Tensor muP, Tensor logVarP) =>
        0.5 * torch.sum(logVarP - logVarQ + (logVarQ.exp() + (muQ - muP).pow(2)) / logVarP.exp() - 1);

    public static Tensor Step(Tensor y, MixtureOutput output, Tensor muQ, Tensor logVarQ, Tensor muP, Tensor logVarP) =>
        -LogLikelihood(y, output) + Kld(muQ, logVarQ, muP, logVarP);

    public static Tensor MeanStep(Tensor y, MixtureOutput output, Tensor muQ, Tensor logVarQ, Tensor muP, Tensor logVarP) =>
        (-LogLikelihood(y, output) + Kld(muQ, logVarQ, muP, logVarP)) / y.shape[0];
}
