using VaeLint.Core.Ir;
using VaeLint.Core.Tests.Code;
using static VaeLint.Core.Tests.Code.Vae;

namespace VaeLint.Core.Tests.Rules;

/// <summary>What the rules about single calls say, and what is just beside it and says nothing.</summary>
public sealed class UsageRuleTests
{

    [Theory]
    [InlineData("binary_cross_entropy", "Linear", "expects probabilities, but its input comes from a Linear layer without an activation: use binary_cross_entropy_with_logits")]
    [InlineData("binary_cross_entropy", "Conv2d", "expects probabilities, but its input comes from a Conv2d layer without an activation: use binary_cross_entropy_with_logits")]
    [InlineData("binary_cross_entropy", "Tanh", "expects probabilities, but its input comes from a Tanh layer: end the decoder in a sigmoid, or pass logits to binary_cross_entropy_with_logits")]
    [InlineData("binary_cross_entropy", "ReLU", "expects probabilities, but its input comes from a ReLU layer: end the decoder in a sigmoid, or pass logits to binary_cross_entropy_with_logits")]
    [InlineData("binary_cross_entropy", "exp", "expects probabilities, but its input comes from an exponential: end the decoder in a sigmoid, or pass logits to binary_cross_entropy_with_logits")]
    [InlineData("binary_cross_entropy", "log_sigmoid", "expects probabilities, but its input comes from a log_sigmoid: end the decoder in a sigmoid, or pass logits to binary_cross_entropy_with_logits")]
    [InlineData("binary_cross_entropy", "sigmoid", null)]
    [InlineData("binary_cross_entropy", "nothing", null)]
    [InlineData("binary_cross_entropy_with_logits", "sigmoid",
        "expects logits, but its input comes from a sigmoid, so the activation is applied twice: pass what is in front of it, or use binary_cross_entropy")]
    [InlineData("binary_cross_entropy_with_logits", "LogSoftmax",
        "expects logits, but its input comes from a LogSoftmax layer, so the activation is applied twice: pass what is in front of it, or use binary_cross_entropy")]
    [InlineData("binary_cross_entropy_with_logits", "Linear", null)]
    [InlineData("binary_cross_entropy_with_logits", "Tanh", null)]
    [InlineData("cross_entropy", "LogSoftmax", null)]
    [InlineData("cross_entropy", "Sigmoid", "expects logits, but its input comes from a Sigmoid layer, so the activation is applied twice: pass what is in front of it")]
    [InlineData("nll_loss", "Linear", "expects log-probabilities, but its input comes from a Linear layer: apply log_softmax")]
    [InlineData("nll_loss", "Sigmoid", "expects log-probabilities, but its input comes from a Sigmoid layer: apply log_softmax")]
    [InlineData("nll_loss", "LogSoftmax", null)]
    [InlineData("mse_loss", "Linear", null)]
    public void VAE201_of_a_function(string loss, string source, string? message) =>
        Check(Plain(v => v.Code.Loss(loss, From(v, source), v.X)), "VAE201", loss, message is null ? null : $"{loss} {message}.");

    [Fact]
    public void VAE201_of_a_module_names_modules() => Plain(v => Module(v, "BCELoss", From(v, "Linear"), v.X)).Are("VAE201 at call").Say(
        "VAE201", "BCELoss expects probabilities, but its input comes from a Linear layer without an activation: use BCEWithLogitsLoss.");

    [Theory]
    [InlineData("probs", "Linear", "takes probabilities, but it comes from a Linear layer: pass it as logits")]
    [InlineData("probs", "Tanh", "takes probabilities, but it comes from a Tanh layer: end the decoder in a linear layer and pass its output as logits")]
    [InlineData("probs", "sigmoid", null)]
    [InlineData("logits", "sigmoid", "takes logits, but it comes from a sigmoid: pass it as probs")]
    [InlineData("logits", "Linear", null)]
    [InlineData("logits", "LogSoftmax", null)]
    public void VAE201_of_a_distribution(string argument, string source, string? message) =>
        Check(Plain(v => Made(v, v.Code.Distribution("Bernoulli", (argument, From(v, source))))), "VAE201", "Bernoulli", message is null ? null : $"The argument {argument} of Bernoulli {message}.");

    [Fact]
    public void VAE202_sees_the_data_as_input()
    {
        static Operand Output(Vae v) => v.Code.Layer("Linear", ("inputSize", 784), ("outputSize", 784)).Apply(v.X);

        Plain(v => v.Code.Loss("binary_cross_entropy_with_logits", v.X, Output(v))).Are("VAE202 at binary_cross_entropy_with_logits").Say(
            "VAE202",
            "The target of binary_cross_entropy_with_logits is the output of the model and its input is the data: the loss is not symmetric, swap the two.");
        Plain(v => v.Code.Loss("binary_cross_entropy_with_logits", Output(v), v.X)).Are();
        Plain(v => v.Code.Loss("mse_loss", v.X, Output(v))).Are();
        Plain(v => v.Code.Loss("binary_cross_entropy_with_logits", v.Recon, Output(v))).Are();
        Plain(v => v.Code.Loss("binary_cross_entropy_with_logits", v.X, Output(v).Detach())).Are();
        Plain(v => v.Code.Loss("binary_cross_entropy_with_logits", v.X, v.Code.Unknown("Augment", TypeRef.Tensor, v.X))).Are();
    }

    [Theory]
    [InlineData("Linear", "nothing", null, "Mean",
        "kl_div compares log-probabilities, but its input comes from a Linear layer: for a mean and a log-variance the KL is -0.5 * (1 + logVar - mu² - exp(logVar)), for logits apply log_softmax.")]
    [InlineData("sigmoid", "nothing", null, "Sum", "The input of kl_div has to be log-probabilities, but it comes from a sigmoid: apply log_softmax.")]
    [InlineData("LogSoftmax", "sigmoid", true, "Sum",
        "kl_div takes the target for log-probabilities (log_target is true unless said otherwise, unlike in PyTorch), but it comes from a sigmoid: pass log_target: false.")]
    [InlineData("LogSoftmax", "log_sigmoid", false, "Sum", "kl_div takes the target for probabilities, but it comes from a log_sigmoid: pass log_target: true.")]
    [InlineData("LogSoftmax", "sigmoid", false, "Sum", null)]
    [InlineData("LogSoftmax", "log_sigmoid", true, "Sum", null)]
    [InlineData("LogSoftmax", "log_sigmoid", null, "Sum", null)]
    [InlineData("LogSoftmax", "nothing", false, "Sum", null)]
    [InlineData("nothing", "sigmoid", false, "Mean", null)]
    public void VAE203(string input, string target, bool? logTarget, string reduction, string? message) =>
        Check(Plain(v => Divergence(v, From(v, input), From(v, target), logTarget, reduction)), "VAE203", "kl_div", message);

    [Fact]
    public void VAE203_of_a_mean_is_a_hint() => Plain(v => Divergence(v, From(v, "LogSoftmax"), From(v, "sigmoid"), false, "Mean")).Are("VAE203? at kl_div").Say(
        "VAE203", "The mean of kl_div divides by the number of classes too, so it is no KL: use Reduction.Sum and divide by the batch size.");

    [Fact]
    public void VAE301_of_a_discrete_distribution()
    {
        static Operand Draw(Vae v, string distribution, string method) =>
            v.Code.Call(v.Code.Distribution(distribution, ("probs", v.Recon)), "TorchSharp.torch.distributions.Distribution", method, TypeRef.Tensor);

        Plain(v => Draw(v, "Bernoulli", "rsample")).Are("VAE301 at rsample").Say(
            "VAE301",
            "A sample of the discrete distribution Bernoulli has no gradient, rsample() or not: use a relaxation such as RelaxedOneHotCategorical or LogitRelaxedBernoulli, "
            + "or a score function with sample().");
        Plain(v => Draw(v, "Categorical", "rsample")).Are("VAE301 at rsample");
        Plain(v => Draw(v, "Bernoulli", "sample")).Are();
        Plain(v => Draw(v, "Normal", "rsample")).Are();
    }

    [Theory]
    [InlineData("exp", "an exponential")]
    [InlineData("ReLU", "a ReLU layer")]
    [InlineData("Linear", "a Linear layer")]
    [InlineData("Mystery", "the model")]
    public void VAE402_sees_a_variance_that_should_train(string source, string from) => Plain(v => GaussianNll(v, From(v, source))).Are("VAE402 at gaussian_nll_loss").Say(
        "VAE402",
        $"The variance comes from {from}, but TorchSharp's gaussian_nll_loss passes no gradient to it, so it never trains; its reductions differ from PyTorch's as well: "
        + "write ½(log σ² + (x − μ)²/σ²) with a log-variance, or use NegativeLogLikelihood.GaussianLogVariance of VaeLint.Runtime.");

    [Fact]
    public void VAE402_sees_a_variance_that_is_detached_in_part() => Plain(v => GaussianNll(v, From(v, "exp").Detach() + From(v, "Linear"))).Are("VAE402 at gaussian_nll_loss");

    [Fact]
    public void VAE402_leaves_a_fixed_variance_alone()
    {
        Plain(v => GaussianNll(v, v.Code.Tensor("s"))).Are();
        Plain(v => GaussianNll(v, From(v, "exp").Detach())).Are();
        Plain(v => GaussianNll(v, From(v, "Linear").Detach())).Are();
        Plain(v => v.Code.Loss("mse_loss", From(v, "Linear"), v.X)).Are();
    }

    [Fact]
    public void VAE404_sees_shapes_that_broadcast()
    {
        Of([1], [20], v => v.Code.Loss("mse_loss", v.Recon, v.X.Sum(1))).Are("VAE404 at mse_loss").Say(
            "VAE404",
            "The input of mse_loss is [B,1], the target [B]: they broadcast, so that every element is compared with those of other samples too: "
            + "use squeeze or unsqueeze to give both the same shape.");
        Of([1], [20], v => v.Code.Loss("mse_loss", v.X.Sum(1), v.Recon)).Are("VAE404 at mse_loss").Say(
            "VAE404",
            "The input of mse_loss is [B], the target [B,1]: they broadcast, so that every element is compared with those of other samples too: "
            + "use squeeze or unsqueeze to give both the same shape.");
        Mnist(v => v.Code.Loss("mse_loss", v.Code.Layer("Linear", ("inputSize", 784), ("outputSize", 1)).Apply(v.X), v.X.Sum(1))).Are("VAE404 at mse_loss");
        Mnist(v => v.Code.Loss("mse_loss", v.Recon, v.Code.Tensor("y", 1))).Are("VAE404 at mse_loss").Say(
            "VAE404", "The input of mse_loss is [B,784], the target [B,1]: they broadcast, so that every element is compared with those of other samples too: give both the same shape.");
        Mnist(v => v.Code.Loss("mse_loss", v.Code.Tensor("y", 1), v.Recon)).Are("VAE404 at mse_loss");
    }

    [Fact]
    public void VAE404_is_silent_where_shapes_agree_or_are_not_known()
    {
        Mnist(v => v.Mse()).Are();
        Of([1], [20], v => v.Mse()).Are();
        Plain(v => v.Code.Loss("mse_loss", v.Recon, v.X.Sum(1))).Are();
        Mnist(v => v.Code.Loss("mse_loss", v.Recon, v.X.Sum(1))).Are();
        Cifar(v => v.Code.Loss("mse_loss", v.Recon, v.X.Sum(1))).Are();
        Mnist(v => v.Code.Loss("mse_loss", v.Recon, v.X.Sum())).Are();
        Of([1], [20], v => v.Code.Loss("mse_loss", v.Recon.Unsqueeze(0), v.X.Sum(1))).Are();
        Of([1], [20], v => v.Code.Loss("gaussian_nll_loss", v.Recon, v.X.Sum(1))).Are();
        Of([1], [20], v => v.Code.Loss("mse_loss", v.X.Sum(1), v.Recon.Unsqueeze(0))).Are();
        Of([1], [20], v => v.Code.Loss("mse_loss", v.Recon.View(-1, -1), v.X)).Are();
        Of([1, 1], [20], v => v.Code.Loss("mse_loss", v.Recon, v.X.Sum(1, 2))).Are();
    }

    private static void Check(Findings found, string id, string place, string? message)
    {
        found.Are(message is null ? [] : [$"{id} at {place}"]);
        if (message is not null)
        {
            found.Say(id, message).Point(id, $"change at {place}");
            Assert.Equal(RuleCatalogEntry(id), found[id].Rule.Title);
        }
    }

    private static string RuleCatalogEntry(string id) => VaeLint.Core.Rules.RuleCatalog.Find(id)!.Title;

    private static Operand From(Vae v, string source) => source switch
    {
        "nothing" => v.Recon,
        "exp" => v.Recon.Exp(),
        "sigmoid" or "log_sigmoid" => v.Recon.Method(source),
        "Linear" => v.Code.Layer("Linear", ("inputSize", 20), ("outputSize", 784)).Apply(v.Code.Tensor("h")),
        _ => v.Code.Layer(source).Apply(v.Code.Tensor("h")),
    };

    private static Operand Module(Vae v, string name, params Operand[] tensors) =>
        v.Code.Call(null, "TorchSharp.torch.nn", name, new TypeRef("TorchSharp.Modules." + name, TypeRefKind.Other), ("reduction", v.Code.Reduction("Mean"))).Apply(tensors);

    private static Operand GaussianNll(Vae v, Operand variance) => v.Code.Call(
        null, "TorchSharp.torch.nn.functional", "gaussian_nll_loss", TypeRef.Tensor, ("input", v.Recon), ("target", v.X), ("variance", variance), ("reduction", v.Code.Reduction("Mean")));

    private static Operand Divergence(Vae v, Operand input, Operand target, bool? logTarget, string reduction) => v.Code.Call(
        null, "TorchSharp.torch.nn.functional", "kl_div", TypeRef.Tensor,
        [("input", input), ("target", target), ("reduction", v.Code.Reduction(reduction)), .. logTarget is { } value ? new[] { ("log_target", v.Constant(value)) } : []]);

    private static Operand Made(Vae v, Operand distribution) => v.Code.Call(distribution, "TorchSharp.torch.distributions.Distribution", "entropy", TypeRef.Tensor);
}
