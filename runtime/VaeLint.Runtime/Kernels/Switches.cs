namespace VaeLint.Kernels;

/// <summary>AppContext switches, all on unless set to false.</summary>
internal static class Switches
{
    public const string ManagedKernelsName = "VaeLint.ManagedKernels";
    public const string OpenMpName = "VaeLint.OpenMp";
    public const string HugePagesName = "VaeLint.HugePages";
    public const string DeviceGradientsName = "VaeLint.DeviceGradients";

    /// <summary>Off unless set to true.</summary>
    public const string FusedKernelName = "VaeLint.FusedKernel";

    public static bool ManagedKernels => IsOn(ManagedKernelsName);

    public static bool OpenMp => IsOn(OpenMpName);

    public static bool HugePages => IsOn(HugePagesName);

    public static bool DeviceGradients => IsOn(DeviceGradientsName);

    public static bool FusedKernel => AppContext.TryGetSwitch(FusedKernelName, out var value) && value;

    private static bool IsOn(string name) => !AppContext.TryGetSwitch(name, out var value) || value;
}
