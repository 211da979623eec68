using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Probing;

/// <summary>Measures a loss at one layout of axes and judges what it found.</summary>
internal static class ProbeAnalysis
{
    public static LossReport Of(Func<ProbeBatch, Tensor> loss, ProbeOptions options, ProbeLayout layout)
    {
        var session = ProbeSession.Start(loss, options, layout);
        var reconstructions = ReconstructionMeasurement.Outputs.Where(session.Touched.Contains).Select(role => new ReconstructionMeasurement(session, role).Measure()).ToArray();
        var kl = new KlMeasurement(session).Measure();

        // A decoder output that the loss reads and does not use is no term, as long as another one is.
        var used = reconstructions.Any(term => !term.IsUnused) ? reconstructions.Where(term => !term.IsUnused) : reconstructions;
        var terms = used.Concat(kl is null ? [] : [kl]).Select(term => Coupling.Examine(session, term)).ToArray();
        return new ReportBuilder(session, terms).Build();
    }
}
