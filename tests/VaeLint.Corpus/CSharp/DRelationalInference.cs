// style: neural relational inference: Gaussian NLL of trajectories with a fixed variance, KL of categorical edges to the uniform, script arguments as constants
// case Step: not measured
// note: the KL is categorical and divided by atoms; its scale is not judged
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DRelationalInference;

public static class TrainInteractions
{
    private const double Variance = 5e-5;
    private const int NumAtoms = 5;

    public static Tensor NllGaussian(Tensor preds, Tensor target, double variance, bool addConst = false)
    {
        var negLogP = (preds - target).pow(2) / (2 * variance);
        if (addConst)
        {
            negLogP = negLogP + 0.5 * System.Math.Log(2 * System.Math.PI * variance);
        }

        return negLogP.sum() / (target.size(0) * target.size(1));
    }

    public static Tensor KlCategoricalUniform(Tensor preds, int numAtoms, double eps = 1e-16)
    {
        var klDiv = preds * torch.log(preds + eps);
        return klDiv.sum() / (numAtoms * preds.size(0));
    }

    public static Tensor Step(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor, Tensor> decoder, Tensor data)
    {
        var logits = encoder.call(data);
        var gumbel = -torch.log(-torch.log(rand_like(logits) + 1e-10) + 1e-10);
        var edges = functional.softmax((logits + gumbel) / 0.5, -1);
        var prob = functional.softmax(logits, -1);
        var output = decoder.call(data, edges);
        var target = data.narrow(2, 1, data.size(2) - 1);

        var lossNll = NllGaussian(output, target, Variance);
        var lossKl = KlCategoricalUniform(prob, NumAtoms);
        return lossNll + lossKl;
    }
}
