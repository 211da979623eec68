// style: word2vec skip-gram with negative sampling, logsigmoid terms per pair, mean over the batch
// case forward: not a VAE
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BSkipGram;

public class SkipGram : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly Embedding u;
    private readonly Embedding v;

    public SkipGram(int vocabulary, int dimension) : base("skipgram")
    {
        u = Embedding(vocabulary, dimension);
        v = Embedding(vocabulary, dimension);
        RegisterComponents();
    }

    public override Tensor forward(Tensor center, Tensor context, Tensor negatives)
    {
        var c = u.forward(center);
        var o = v.forward(context);
        var neg = v.forward(negatives);

        var positive = functional.logsigmoid((c * o).sum(1));
        var negative = functional.logsigmoid(-bmm(neg, c.unsqueeze(2)).squeeze(2)).sum(1);
        return -(positive + negative).mean();
    }
}
