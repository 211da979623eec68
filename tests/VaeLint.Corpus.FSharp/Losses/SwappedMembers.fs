// style: input and target of a likelihood that come through functions, members and records of the model
// case throughFunctions: not measured
// case throughRecord: not measured
// case throughPreprocessing: not measured
// case distilledThroughMember: not measured
// case right: not measured
module VaeLint.Corpus.FSharp.SwappedMembers

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Batch = { Images: Tensor; Labels: Tensor }

type Output =
    { Logits: Tensor
      Mu: Tensor
      LogVar: Tensor }

    member this.Kl = -0.5 * (1.0 + this.LogVar - this.Mu.square() - this.LogVar.exp()).sum(1L).mean()
    member this.Probabilities = F.softmax(this.Logits, 1L)
    member this.LogProbabilities = F.log_softmax(this.Logits, 1L)

let private toMean = torch.nn.Linear(784L, 16L)
let private toLogVar = torch.nn.Linear(784L, 16L)
let private decoder = torch.nn.Linear(16L, 784L)

let private forward (x: Tensor) =
    let mu, lv = toMean.forward x, toLogVar.forward x
    { Logits = decoder.forward (mu + (0.5 * lv).exp() * torch.randn_like mu); Mu = mu; LogVar = lv }

let private likelihood (input: Tensor) (target: Tensor) =
    F.binary_cross_entropy_with_logits(input, target, reduction = Reduction.Sum) / float target.shape[0]

let throughFunctions (x: Tensor) =
    let output = forward x
    likelihood x output.Logits + output.Kl //~ VAE202

let throughRecord (batch: Batch) =
    let output = forward batch.Images
    likelihood batch.Images output.Logits + output.Kl //~ VAE202

let throughPreprocessing (pixels: Tensor) =
    let x = pixels / 255.0
    let output = forward x
    likelihood x output.Logits + output.Kl //~ VAE202

let distilledThroughMember (x: Tensor) (augmented: Tensor) =
    let student, teacher = forward augmented, forward x
    F.kl_div(student.LogProbabilities, teacher.Probabilities, reduction = Reduction.Sum) / float x.shape[0] //~ VAE203

let right (batch: Batch) =
    let output = forward batch.Images
    likelihood output.Logits batch.Images + output.Kl
