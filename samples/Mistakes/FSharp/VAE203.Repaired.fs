// log_target = false says that the target is probabilities.
namespace Mistakes.VAE203.Repaired

open TorchSharp

type F = torch.nn.functional

module Losses =
    let vaeLoss (student: torch.Tensor) (teacher: torch.Tensor) =
        let target = F.softmax(teacher, 1L)
        F.kl_div(F.log_softmax(student, 1L), target, log_target = false, reduction = torch.nn.Reduction.Sum) / float student.shape[0]
