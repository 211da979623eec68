global using ScalarType = TorchSharp.torch.ScalarType;
global using TorchRuntime = VaeLint.Torch.Tests.Infrastructure.TorchRuntime;
