// style: while loop with mutable epoch counters, the loss inline in the loop body, a printed running mean
// case fit: not measured
// case fitRight: not measured
module VaeLint.Corpus.FSharp.WhileTraining

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let fit (model: torch.nn.Module<Tensor, struct (Tensor * Tensor * Tensor)>) (data: Tensor[]) epochs =
    use optimizer = torch.optim.Adam(model.parameters(), lr = 1e-3)
    let mutable epoch = 0

    while epoch < epochs do
        let mutable running = 0.0

        for x in data do
            use _ = torch.NewDisposeScope()
            let struct (y, mu, lv) = model.forward x
            let nll = F.mse_loss(y, x) //~ VAE001
            let kl = -0.5 * torch.sum(1.0 + lv - mu.square() - lv.exp(), dim = 1L)
            let loss = nll + kl.mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step() |> ignore
            running <- running + loss.ToDouble()

        printfn $"epoch {epoch}: {running / float data.Length}"
        epoch <- epoch + 1

let fitRight (model: torch.nn.Module<Tensor, struct (Tensor * Tensor * Tensor)>) (data: Tensor[]) =
    use optimizer = torch.optim.Adam(model.parameters(), lr = 1e-3)

    for x in data do
        let struct (y, mu, lv) = model.forward x
        let pixelError = F.mse_loss(y, x)
        let nll = F.mse_loss(y, x, Reduction.Sum)
        let kl = -0.5 * torch.sum(1.0 + lv - mu.square() - lv.exp())
        let loss = (nll + kl) / float x.shape[0]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step() |> ignore
        printfn $"mse per pixel {pixelError.ToDouble():F4}"
