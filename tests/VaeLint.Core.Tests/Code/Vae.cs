using VaeLint.Core.Losses;

namespace VaeLint.Core.Tests.Code;

/// <summary>The tensors of one loss: data and its reconstruction, mean and log-variance of the posterior.</summary>
internal sealed class Vae
{
    private Vae(long[] data, long[] latent)
    {
        Code = new LossCode();
        Recon = Code.Tensor("recon", data);
        X = Code.Tensor("x", data);
        Mean = Code.Tensor("mu", latent);
        LogVariance = Code.Tensor("logvar", latent);
    }

    public LossCode Code { get; }

    public Operand Recon { get; }

    public Operand X { get; }

    public Operand Mean { get; }

    public Operand LogVariance { get; }

    /// <summary>The KL to the standard normal, element by element.</summary>
    public Operand Kl => Code.Kl(Mean, LogVariance);

    /// <summary>Nothing is known of the shapes.</summary>
    public static Findings Plain(Func<Vae, Operand> loss) => Of([], [], loss);

    /// <summary>784 pixels and 20 latent dimensions.</summary>
    public static Findings Mnist(Func<Vae, Operand> loss) => Of([784], [20], loss);

    /// <summary>Images [B, 3, 32, 32] and 64 latent dimensions.</summary>
    public static Findings Cifar(Func<Vae, Operand> loss) => Of([3, 32, 32], [64], loss);

    public static Findings Of(long[] data, long[] latent, Func<Vae, Operand> loss)
    {
        var vae = new Vae(data, latent);
        return vae.Code.Returning(loss(vae));
    }

    /// <summary>What is recognised in a value over <see cref="Mnist"/>'s tensors.</summary>
    public static IReadOnlyList<LossTerm> Terms(Func<Vae, Operand> value)
    {
        var vae = new Vae([784], [20]);
        return vae.Code.TermsOf(value(vae));
    }

    public Operand Mse(string reduction = "Mean") => Code.Loss("mse_loss", Recon, X, reduction);

    public Operand Bce(string reduction = "Mean") => Code.Loss("binary_cross_entropy", Recon, X, reduction);

    public Operand Number(string name) => Code.Number(name);

    public Operand Integer(string name) => Code.Integer(name);

    public Operand Constant(object value, string? name = null) => Code.Constant(value, name);
}
