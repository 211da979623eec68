// style: topic model (ProdLDA): word NLL by log_softmax times counts, KL against a Laplace-approximated Dirichlet prior, per document
// case Loss: not measured
using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BProdLda;

public class ProdLda : Module<Tensor, Tensor>
{
    private readonly int _topics;
    private readonly Sequential _encoder;
    private readonly Linear _mean, _logVar, _beta;
    private readonly Tensor _priorMean, _priorVar, _priorLogVar;

    public ProdLda(int vocabulary, int topics) : base("prodlda")
    {
        _topics = topics;
        _encoder = Sequential(Linear(vocabulary, 100), Softplus(), Dropout(0.2));
        _mean = Linear(100, topics);
        _logVar = Linear(100, topics);
        _beta = Linear(topics, vocabulary, hasBias: false);
        var a = Enumerable.Repeat(1.0f, topics).ToArray();
        var logA = a.Select(v => MathF.Log(v)).ToArray();
        _priorMean = tensor(logA.Select(v => v - logA.Average()).ToArray());
        _priorVar = tensor(a.Select(v => 1 / v * (1 - 2f / topics) + 1f / topics).ToArray());
        _priorLogVar = _priorVar.log();
        RegisterComponents();
    }

    public override Tensor forward(Tensor counts) => Loss(counts);

    private Tensor Loss(Tensor counts)
    {
        var h = _encoder.forward(counts);
        var (mean, logVar) = (_mean.forward(h), _logVar.forward(h));
        var theta = functional.softmax(mean + randn_like(mean) * (0.5 * logVar).exp(), 1);
        var logProbs = functional.log_softmax(_beta.forward(theta), 1);

        var nl = -(counts * logProbs).sum(1);
        var varDivision = logVar.exp() / _priorVar;
        var diff = mean - _priorMean;
        var diffTerm = diff * diff / _priorVar;
        var logVarDivision = _priorLogVar - logVar;
        var kld = 0.5 * ((varDivision + diffTerm + logVarDivision).sum(1) - _topics);
        return (nl + kld).mean();
    }
}
