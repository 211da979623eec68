namespace VaeLint.Runtime.Tests.Infrastructure;

public sealed class ChildProcessTests
{
    [Fact]
    public void A_child_says_what_it_wrote_and_how_it_ended()
    {
        var child = ChildProcess.Run(Write);

        Assert.Equal((0, "written by a child"), (child.ExitCode, child.Output.Trim()));
    }

    [Fact]
    public void An_exception_is_no_abort()
    {
        var child = ChildProcess.Run(Throw);

        Assert.Equal(ChildProcess.Failed, child.ExitCode);
        Assert.Contains("InvalidOperationException: thrown in a child", child.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closure_cannot_be_found_by_name()
    {
        var captured = new List<int>();

        Assert.Contains("Pass a static method", Assert.Throws<ArgumentException>(() => ChildProcess.Run(captured.Clear)).Message, StringComparison.Ordinal);
    }

    private static void Write() => Console.WriteLine("written by a child");

    private static void Throw() => throw new InvalidOperationException("thrown in a child");
}
