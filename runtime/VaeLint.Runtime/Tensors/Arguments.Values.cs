using static TorchSharp.torch;

namespace VaeLint.Tensors;

internal static partial class Arguments
{
    /// <summary>A uint8 image is 0 to 255, and a loss that widens it silently is wrong by orders of magnitude.</summary>
    /// <exception cref="ArgumentException">The tensor is uint8.</exception>
    public static void IsNotBytes(string function, string name, Tensor tensor)
    {
        if (tensor.dtype == ScalarType.Byte)
        {
            throw new ArgumentException($"{function}: {name} is uint8, an image of 0 to 255: convert with {name}.to_type(torch.float32) / 255.");
        }
    }

    /// <summary>Complex numbers would lose their imaginary part where they are widened to real ones.</summary>
    /// <exception cref="ArgumentException">The tensor is complex.</exception>
    public static void IsReal(string function, string name, Tensor tensor)
    {
        if (tensor.is_complex())
        {
            throw new ArgumentException($"{function}: {name} is {ShapeText.Of(tensor.dtype)}; likelihoods and divergences are of real numbers. Use torch.view_as_real({name}), whose last axis holds both parts.");
        }
    }

    /// <summary>What a network puts out is floating-point: anything else trains nothing, and most often is data in the wrong place.</summary>
    /// <exception cref="ArgumentException">The tensor counts in whole numbers, or is boolean.</exception>
    public static void IsNetworkOutput(string function, string name, Tensor tensor)
    {
        IsReal(function, name, tensor);
        if (!tensor.is_floating_point())
        {
            throw new ArgumentException($"{function}: {name} is {ShapeText.Of(tensor.dtype)}; what a network puts out is floating-point. Look for swapped arguments, or use {name}.to_type(torch.float32).");
        }
    }

    /// <summary>Class indices are integers.</summary>
    /// <exception cref="ArgumentException">The tensor has another type.</exception>
    public static void IsInteger(string function, string name, Tensor tensor)
    {
        if (tensor.dtype is not (ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64))
        {
            throw new ArgumentException($"{function}: {name} is {ShapeText.Of(tensor.dtype)}; class indices are integers. Use {name}.to_type(torch.int64).");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is not positive, or not finite.</exception>
    public static void IsPositive(string function, string name, double value)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"{function}: {name} is {value}; it must be finite and greater than 0."));
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or not finite.</exception>
    public static void IsNotNegative(string function, string name, double value)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"{function}: {name} is {value}; it must be finite and at least 0."));
        }
    }
}
