namespace VaeLint.FSharp

open TorchSharp

/// What a loss leaves out, and which leading axes it keeps.
type LossOptions =
    { /// 0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.
      Mask: torch.Tensor option
      /// Leading axes that are kept; all others are summed.
      BatchDims: int }

    /// No mask, one batch axis.
    static member Default = { Mask = None; BatchDims = 1 }
