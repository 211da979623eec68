// style: knowledge distillation: softened KL between teacher and student beside the cross entropy
// twin: BDistillation.cs
// case loss: not a VAE
module VaeLint.Corpus.FSharp.NotVaeDistillation

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

type Settings = { Temperature: float; Alpha: float }

let loss settings (student: Tensor) (teacher: Tensor) (labels: Tensor) =
    let t = settings.Temperature
    let soft = F.log_softmax(student / t, 1L)
    let target = F.softmax(teacher.detach() / t, 1L)
    let distill = F.kl_div(soft, target, log_target = false) * (t * t) //~ VAE203
    settings.Alpha * distill + (1.0 - settings.Alpha) * F.cross_entropy(student, labels)
