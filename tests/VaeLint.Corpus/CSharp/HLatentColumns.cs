// style: content and motion codes whose KL is added column by column in log-standard-deviation form, without the half; a tiny weight by default and the batch size under everything
// case Loss: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeLint.Corpus.HLatentColumns;

public static class ColumnLoss
{
    public static Tensor Loss(Tensor decoded, Tensor x, Tensor content, Tensor motion, MSELoss criterion, double beta = 1e-6)
    {
        var mse = criterion.forward(decoded, x);
        var kldContent = torch.zeros(1);
        var kldMotion = torch.zeros(1);
        var half = (int)content.size(1) / 2;
        for (var i = 0; i < half; i++)
        {
            kldContent += torch.sum(torch.square(content[TensorIndex.Colon, i]) - 2 * content[TensorIndex.Colon, i + half] + torch.square(torch.exp(content[TensorIndex.Colon, i + half])) - 1);
            kldMotion += torch.sum(torch.square(motion[TensorIndex.Colon, i]) - 2 * motion[TensorIndex.Colon, i + half] + torch.square(torch.exp(motion[TensorIndex.Colon, i + half])) - 1);
        }

        return (mse + beta * (kldContent + kldMotion)) / x.size(0);
    }
}
