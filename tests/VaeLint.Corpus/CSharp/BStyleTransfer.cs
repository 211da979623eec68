// style: neural style transfer: content and Gram losses over VGG layers in a dictionary, total variation
// case Total: not a VAE
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BStyleTransfer;

public class StyleTransfer
{
    private readonly Dictionary<string, Tensor> _style;
    private readonly Tensor _content;

    public StyleTransfer(Dictionary<string, Tensor> styleFeatures, Tensor contentFeatures)
    {
        _style = styleFeatures.ToDictionary(kv => kv.Key, kv => Gram(kv.Value).detach());
        _content = contentFeatures.detach();
    }

    private static Tensor Gram(Tensor input)
    {
        var (a, b, c, d) = (input.size(0), input.size(1), input.size(2), input.size(3));
        var features = input.view(a * b, c * d);
        return mm(features, features.t()).div(a * b * c * d);
    }

    public Tensor Total(Tensor image, IReadOnlyDictionary<string, Tensor> features, double styleWeight = 1e6, double tvWeight = 1e-4)
    {
        var style = _style.Sum(pair => F.mse_loss(Gram(features[pair.Key]), pair.Value));
        var content = F.mse_loss(features["conv4_2"], _content);
        var tv = (image[.., .., 1.., ..] - image[.., .., ..^1, ..]).abs().sum() + (image[.., .., .., 1..] - image[.., .., .., ..^1]).abs().sum();
        return content + styleWeight * style + tvWeight * tv;
    }
}

internal static class TensorEnumerable
{
    public static Tensor Sum<T>(this IEnumerable<T> source, System.Func<T, Tensor> selector) => source.Select(selector).Aggregate((x, y) => x + y);
}
