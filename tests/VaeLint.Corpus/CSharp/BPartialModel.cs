// style: partial module class, the loss in its own part, nested configuration class, event size from three properties
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BPartialModel;

public partial class SpriteVae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    public class Config
    {
        public int Channels { get; set; } = 3;
        public int Width { get; set; } = 16;
        public int Height { get; set; } = 16;
        public int Latent { get; set; } = 24;
        public int Pixels => Channels * Width * Height;
    }

    private readonly Config _config;
    private readonly Linear _encode, _decode;

    public SpriteVae(Config config) : base("sprite_vae")
    {
        _config = config;
        _encode = Linear(config.Pixels, 2 * config.Latent);
        _decode = Linear(config.Latent, config.Pixels);
        RegisterComponents();
    }

    public override (Tensor, Tensor, Tensor) forward(Tensor x)
    {
        var h = _encode.forward(x.flatten(1)).chunk(2, -1);
        var z = h[0] + torch.exp(h[1] * 0.5) * torch.randn_like(h[0]);
        return (_decode.forward(z).view(-1, _config.Channels, _config.Height, _config.Width), h[0], h[1]);
    }
}

public partial class SpriteVae
{
    public Tensor Loss(Tensor logits, Tensor sprites, Tensor mu, Tensor logvar)
    {
        var bce = functional.binary_cross_entropy_with_logits(logits, sprites);
        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), 1);
        return bce * _config.Pixels + kl.mean();
    }
}
