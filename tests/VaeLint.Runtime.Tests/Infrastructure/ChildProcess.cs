using System.Diagnostics;
using System.Reflection;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>What a child wrote, and how it ended: 0, <see cref="ChildProcess.Failed"/> for an exception, <see cref="ChildProcess.Aborted"/> where native code killed it.</summary>
internal sealed record ChildResult(int ExitCode, string Output, string Errors);

/// <summary>Runs one static method in a second process of this test host, for what may end the process.</summary>
internal static class ChildProcess
{
    /// <summary>Exit code of a method that threw; the exception is on standard error.</summary>
    public const int Failed = 1;

    /// <summary>Exit code of a process that SIGABRT ended.</summary>
    public const int Aborted = 134;

    private const string EntryVariable = "VAELINT_CHILD_ENTRY";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>This process is such a child.</summary>
    public static bool IsChild => Environment.GetEnvironmentVariable(EntryVariable) is { Length: > 0 };

    /// <summary>Runs a static method without parameters of this assembly in a child, to its end, with these environment variables besides its own.</summary>
    public static ChildResult Run(Action entry, params (string Name, string Value)[] environment)
    {
        var method = entry.Method;
        if (!method.IsStatic)
        {
            throw new ArgumentException($"{method.Name} is no static method: a child finds its entry by name. Pass a static method, not a lambda.", nameof(entry));
        }

        var start = StartInfo($"{method.DeclaringType!.FullName}:{method.Name}");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync();
        var errors = child.StandardError.ReadToEndAsync();
        if (!child.WaitForExit(Limit))
        {
            child.Kill(entireProcessTree: true);
            throw new TimeoutException($"{method.Name} did not end within {Limit.TotalSeconds} s.");
        }

        return new ChildResult(child.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>The child's side: runs the named method; its exception becomes text and an exit code of its own, so that it is no abort.</summary>
    public static int RunEntry()
    {
        var entry = Environment.GetEnvironmentVariable(EntryVariable)!.Split(':');
        var method = typeof(ChildProcess).Assembly.GetType(entry[0], throwOnError: true)!
            .GetMethod(entry[1], BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        try
        {
            method.CreateDelegate<Action>()();
            return 0;
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine(failure);
            return Failed;
        }
    }

    private static ProcessStartInfo StartInfo(string entry)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        start.Environment[EntryVariable] = entry;
        return start;
    }
}
