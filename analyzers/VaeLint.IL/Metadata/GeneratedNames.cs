namespace VaeLint.IL.Metadata;

/// <summary>How the C#, F# and Visual Basic compilers name what they write themselves.</summary>
internal static class GeneratedNames
{
    private const string BackingField = ">k__BackingField";
    private const string AnonymousField = ">i__Field";
    private const string BasicVariable = "$VB$Local_";
    private const string BasicResumable = "$VB$ResumableLocal_";

    /// <summary>A lambda or local function.</summary>
    public static bool IsFunction(string method) =>
        method.StartsWith("_Lambda$__", StringComparison.Ordinal) || method.Length > 1 && method[0] == '<' && (method.IndexOf(">b__", StringComparison.Ordinal) > 0 || method.IndexOf(">g__", StringComparison.Ordinal) > 0);

    /// <summary>A member that compilers write for records and unions, and that authors may write too.</summary>
    public static bool IsComparison(string method) => method is "CompareTo" or "Equals" or "GetHashCode" or "ToString";

    /// <summary>Holds the captured variables of a scope, or nothing but static lambdas.</summary>
    public static bool IsDisplayClass(string simpleName) =>
        simpleName.StartsWith("<>c", StringComparison.Ordinal) || simpleName.StartsWith("_Closure$__", StringComparison.Ordinal);

    /// <summary>A class that F# made from a function or an object expression: "loss@12".</summary>
    public static bool IsFSharpClosure(string simpleName) => simpleName.IndexOf('@') > 0;

    /// <summary>Any class that holds code of the member that it was written in.</summary>
    public static bool IsGeneratedType(string simpleName) => simpleName.Length > 0 && simpleName[0] == '<' || simpleName.IndexOf('@') > 0 || simpleName.IndexOf('$') >= 0;

    /// <summary>A static field that remembers a delegate: it is empty at first.</summary>
    public static bool IsDelegateCache(string field, string declaringType) =>
        field.StartsWith("<>9__", StringComparison.Ordinal)
        || field.StartsWith("$I", StringComparison.Ordinal) && field.Length > 2 && declaringType.IndexOf("_Closure$__", StringComparison.Ordinal) >= 0
        || declaringType.EndsWith(".<>O", StringComparison.Ordinal)
        || field.Length > 3 && field[0] == '<' && char.IsDigit(field[1]) && field.IndexOf(">__", StringComparison.Ordinal) > 0;

    /// <summary>The method of an F# sequence, and the fields in which it keeps its state and its element.</summary>
    public const string NextElement = "GenerateNext";

    public static bool IsSequenceState(string field) => field == "pc";

    public static bool IsSequenceCurrent(string field) => field == "current";

    // C#, Visual Basic, then F#.
    public static bool IsMachineState(string field) => field is "<>1__state" or "$State" or "ResumptionPoint";

    public static bool IsMachineCurrent(string field) => field is "<>2__current" or "$Current";

    public static bool IsThis(string field) => field is "<>4__this" or "$VB$Me";

    /// <summary>What the author called it: "X" for "&lt;X&gt;k__BackingField" and for F#'s "X@".</summary>
    public static string Field(string name)
    {
        if (name.Length > 1 && name[0] == '<')
        {
            var end = name.EndsWith(BackingField, StringComparison.Ordinal) ? name.Length - BackingField.Length
                : name.EndsWith(AnonymousField, StringComparison.Ordinal) ? name.Length - AnonymousField.Length
                : 0;
            return end > 1 ? name.Substring(1, end - 1) : name;
        }

        var at = name.IndexOf('@');
        return at > 0 && name.Skip(at + 1).All(c => char.IsDigit(c) || c == '-') ? name.Substring(0, at) : name;
    }

    public static bool IsStorage(string field) => field.EndsWith(BackingField, StringComparison.Ordinal) || field.EndsWith(AnonymousField, StringComparison.Ordinal) || field.IndexOf('@') > 0;

    /// <summary>A captured variable without the decoration of a state machine: "loss" for "&lt;loss&gt;5__2".</summary>
    public static string Variable(string field)
    {
        if (field.StartsWith(BasicVariable, StringComparison.Ordinal))
        {
            return field.Substring(BasicVariable.Length);
        }

        if (field.StartsWith(BasicResumable, StringComparison.Ordinal))
        {
            return field.Substring(BasicResumable.Length).Split('$')[0];
        }

        if (field.StartsWith("<>3__", StringComparison.Ordinal))
        {
            return field.Substring(5);
        }

        var end = field.IndexOf(">5__", StringComparison.Ordinal);
        return field.Length > 0 && field[0] == '<' && end > 1 ? field.Substring(1, end - 1) : field;
    }
}
