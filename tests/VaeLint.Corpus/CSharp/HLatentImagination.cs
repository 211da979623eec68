// style: world model from play: pixel errors summed per frame and averaged over batch and time, reward and continuation heads of one number, both sides of a balanced KL with free nats; and with a mask over padded steps
// case Loss: not measured
// case Masked: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HLatentImagination;

public sealed record Belief(Tensor Mean, Tensor Std)
{
    public Belief Detached => new(Mean.detach(), Std.detach());
}

public sealed record Imagined(Tensor Frames, Tensor Rewards, Tensor ContinueLogits);

public sealed class LatentImagination(double klBalance, double freeNats)
{
    // [batch, time]
    private static Tensor Kl(Belief q, Belief p) =>
        (torch.log(p.Std) - torch.log(q.Std) + (q.Std.square() + (q.Mean - p.Mean).square()) / (2 * p.Std.square()) - 0.5).sum(-1);

    public Tensor Loss(Imagined imagined, Tensor frames, Tensor rewards, Tensor continues, Belief posterior, Belief prior)
    {
        var dynamics = Kl(posterior.Detached, prior).mean().clamp_min(freeNats);
        var representation = Kl(posterior, prior.Detached).mean().clamp_min(freeNats);
        var kl = klBalance * dynamics + (1 - klBalance) * representation;
        var frameLoss = 0.5 * (imagined.Frames - frames).square().sum([-3, -2, -1]).mean();
        var rewardLoss = 0.5 * (imagined.Rewards.squeeze(-1) - rewards).square().mean();
        var continueLoss = F.binary_cross_entropy_with_logits(imagined.ContinueLogits.squeeze(-1), continues);
        return frameLoss + rewardLoss + continueLoss + kl;
    }

    public Tensor Masked(Imagined imagined, Tensor frames, Tensor mask, Belief posterior, Belief prior)
    {
        var frameError = (imagined.Frames - frames).square().sum([-3, -2, -1]);
        var frameLoss = (frameError * mask).sum() / mask.sum();
        var balanced = klBalance * torch.clamp(Kl(posterior.Detached, prior), min: freeNats) + (1 - klBalance) * torch.clamp(Kl(posterior, prior.Detached), min: freeNats);
        return frameLoss + (balanced * mask).sum() / mask.sum();
    }
}
