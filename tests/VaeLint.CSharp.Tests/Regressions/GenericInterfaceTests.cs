using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Regressions;

/// <summary>Roslyn throws when it is asked for the implementation of an interface method that has type arguments of its own.</summary>
public sealed class GenericInterfaceTests
{
    private const string Errors =
        """
        interface IError { Tensor Of<T>(Tensor y, Tensor x); static abstract Tensor Best<T>(Tensor y, Tensor x); }
        class SquaredError : IError
        {
            public Tensor Of<T>(Tensor y, Tensor x) => F.mse_loss(y, x);
            public static Tensor Best<T>(Tensor y, Tensor x) => F.mse_loss(y, x);
        }

        """;

    [Fact]
    public void A_generic_method_of_an_interface_is_followed() => LossVerdict.Of(
        Errors + LossSource.Plain($"return error.{{|VAE001:Of<int>(recon, x)|}} + {LossSource.Kl}.sum(1).mean();", "IError error")).States("VAE001", "D");

    [Fact]
    public void A_generic_static_method_of_a_type_parameter_is_followed() => LossVerdict.Of(
        Errors + LossSource.Plain($"return {{|VAE001:Of<SquaredError>(recon, x)|}} + {LossSource.Kl}.sum(1).mean();", members: "static Tensor Of<TError>(Tensor y, Tensor x) where TError : IError => TError.Best<int>(y, x);")).States("VAE001", "D");
}
