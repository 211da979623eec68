// kl_div takes the teacher's probabilities for logarithms: log_target is true unless said otherwise.
namespace Mistakes.VAE203

open TorchSharp

type F = torch.nn.functional

module Losses =
    let vaeLoss (student: torch.Tensor) (teacher: torch.Tensor) =
        let target = F.softmax(teacher, 1L)
        F.kl_div(F.log_softmax(student, 1L), target, reduction = torch.nn.Reduction.Sum) / float student.shape[0]
