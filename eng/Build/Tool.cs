using System.Diagnostics;
using System.Text;

namespace VaeLint.Eng;

/// <summary>Starts other programs; arguments are passed as they are, never through a shell.</summary>
internal static class Tool
{
    public const string NativeVariable = "VAELINT_NATIVE";

    private const string LibraryPathVariable = "LD_LIBRARY_PATH";

    public static readonly IReadOnlyDictionary<string, string> NoVariables = new Dictionary<string, string>();

    /// <summary>Environment of a process that loads libtorch: the folder of the compatibility library comes first.</summary>
    public static IReadOnlyDictionary<string, string> TorchEnvironment()
    {
        if (Environment.GetEnvironmentVariable(NativeVariable) is not { Length: > 0 } native)
        {
            return NoVariables;
        }

        var inherited = Environment.GetEnvironmentVariable(LibraryPathVariable);
        return new Dictionary<string, string>
        {
            [LibraryPathVariable] = string.IsNullOrEmpty(inherited) ? native : native + Path.PathSeparator + inherited,
        };
    }

    public static int Dotnet(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start("dotnet", folder, environment, redirect: false, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    public static int Dotnet(string folder, params string[] arguments) => Dotnet(folder, NoVariables, arguments);

    /// <summary>Runs to the end and returns the exit code with everything the program printed.</summary>
    public static (int ExitCode, string Output) Capture(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(program, folder, environment, redirect: true, arguments);
        var output = new StringBuilder();
        void Append(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
            {
                lock (output)
                {
                    output.AppendLine(line.Data);
                }
            }
        }

        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }

    private static Process Start(string program, string folder, IReadOnlyDictionary<string, string> environment, bool redirect, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };

        // Idle build nodes would outlive the command and keep files of the next build open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }
}
