// style: kl_div for the KL of a VAE and for a distilled head
// case ofParameters: not measured
// case ofNoise: not measured
// case targetOfProbabilities: not measured
// case averaged: not measured
// case byModule: not measured
// case right: not measured
module VaeLint.Corpus.FSharp.KlDivCalls

open TorchSharp

type Tensor = torch.Tensor
type nn = torch.nn
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private toMean = nn.Linear(64L, 10L)
let private toLogVar = nn.Linear(64L, 10L)
let private criterion = nn.KLDivLoss(reduction = Reduction.Sum)

let ofParameters (y: Tensor) (x: Tensor) (features: Tensor) =
    let mu = toMean.forward features
    let lv = toLogVar.forward features
    let kl = F.kl_div(mu, lv, reduction = Reduction.Sum) //~ VAE203
    F.mse_loss(y, x, Reduction.Sum) + kl

let ofNoise (y: Tensor) (x: Tensor) (features: Tensor) =
    let z = toMean.forward features
    let kl = F.kl_div(z, torch.randn_like z, reduction = Reduction.Sum) //~ VAE203
    F.mse_loss(y, x, Reduction.Sum) + kl

let targetOfProbabilities (teacher: Tensor) (features: Tensor) =
    let student = F.log_softmax(toMean.forward features, 1L)
    F.kl_div(student, F.softmax(teacher, 1L), reduction = Reduction.Sum) / float features.shape[0] //~ VAE203

let averaged (teacher: Tensor) (features: Tensor) =
    let student = F.log_softmax(toMean.forward features, 1L)
    F.kl_div(student, F.log_softmax(teacher, 1L)) //~ VAE203

let byModule (teacher: Tensor) (features: Tensor) =
    let student = F.log_softmax(toMean.forward features, 1L)
    let total = student.sum() * 0.0 + criterion.forward (student, F.softmax(teacher, 1L)) //~ VAE203
    total / float features.shape[0]

let right (teacher: Tensor) (features: Tensor) =
    let student = F.log_softmax(toMean.forward features, 1L)
    F.kl_div(student, F.softmax(teacher, 1L), log_target = false, reduction = Reduction.Sum) / float features.shape[0]
