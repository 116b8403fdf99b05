namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Command lines that make no sense: exit code 2, one line that says what does, and nothing done.</summary>
[Collection(CliCollection.Name)]
public class UsageTests
{
    private const string Train = "train --data glyphs --out m.safetensors ";

    [Theory]
    [InlineData("trian", "no command 'trian'; did you mean 'train'?")]
    [InlineData("recon m.safetensors", "did you mean 'reconstruct'?")]
    [InlineData("help trian", "no command 'trian'; did you mean 'train'?")]
    [InlineData("unheard", "no command 'unheard'")]
    [InlineData("train", "--data", "--out")]
    [InlineData("train --data glyphs", "--out")]
    [InlineData("train --data glyphs --out m.png", "--out", ".safetensors")]
    [InlineData(Train + "--lr nan", "--lr", "'nan'")]
    [InlineData(Train + "--lr NaN", "--lr")]
    [InlineData(Train + "--lr 0", "--lr")]
    [InlineData(Train + "--lr -1", "--lr", "'-1'")]
    [InlineData(Train + "--lr infinity", "--lr")]
    [InlineData(Train + "--lr 1e9", "--lr")]
    [InlineData(Train + "--lr 0,001", "--lr")]
    [InlineData(Train + "--lr fast", "--lr")]
    [InlineData(Train + "--lr", "--lr")]
    [InlineData(Train + "--epochs 0", "--epochs")]
    [InlineData(Train + "--epochs 1.5", "--epochs")]
    [InlineData(Train + "--epochs 1 --epochs 2", "--epochs")]
    [InlineData(Train + "--batch 0", "--batch")]
    [InlineData(Train + "--batch 99999999999", "--batch")]
    [InlineData(Train + "--hidden 0", "--hidden")]
    [InlineData(Train + "--latent 100000", "--latent")]
    [InlineData(Train + "--seed -1", "--seed")]
    [InlineData(Train + "--seed 18446744073709551616", "--seed")]
    [InlineData(Train + "--arch deep.json --hidden 10", "--hidden", "deep.json")]
    [InlineData(Train + "--arch deep.json --latent 10", "--latent", "deep.json")]
    [InlineData(Train + "--momentum 0.9", "no option '--momentum' (")]
    [InlineData(Train + "--epoch 3", "no option '--epoch'; did you mean '--epochs'? (")]
    [InlineData(Train + "--epoch=3", "no option '--epoch'; did you mean '--epochs'? (")]
    [InlineData(Train + "--checkpoint 3", "did you mean '--checkpoint-every'?")]
    [InlineData("train --dat glyphs --out m.safetensors", "did you mean '--data'?")]
    [InlineData(Train + "--arch con", "not 'con'; did you mean 'conv'?")]
    [InlineData(Train + "--arch transformer", "mlp, mlp2, conv", "'transformer'")]
    [InlineData("import s.safetensors --out m.safetensors --arch restnet", "did you mean 'resnet'?")]
    [InlineData("eval --data glyphs", "FILE.safetensors")]
    [InlineData("eval m.safetensors", "--data")]
    [InlineData("eval --epochs --data glyphs", "--epochs")]
    [InlineData("eval --splti test --data glyphs", "did you mean '--split'?")]
    [InlineData("eval m.safetensors --data glyphs --split all", "--split", "'test', 'train' or 'validation'")]
    [InlineData("sample m.safetensors", "--out")]
    [InlineData("sample m.safetensors --out p.jpg", "--out", ".png")]
    [InlineData("sample m.safetensors --out p.png --grid 8", "--grid", "8x8")]
    [InlineData("sample m.safetensors --out p.png --grid 0x4", "--grid")]
    [InlineData("reconstruct m.safetensors --data glyphs --out p.png --count 0", "--count")]
    [InlineData("traverse m.safetensors --out p.png --index 3", "--index", "--data")]
    [InlineData("traverse m.safetensors --out p.png --data glyphs --index 3 --seed 1", "--index", "--seed")]
    [InlineData("traverse m.safetensors --out p.png --dims 1,,2", "--dims", "'1,,2'")]
    [InlineData("traverse m.safetensors --out p.png --dims 1,1", "--dims", "different")]
    [InlineData("interpolate m.safetensors --out p.png", "--seeds")]
    [InlineData("interpolate m.safetensors --out p.png --seeds 1", "--seeds", "'1'")]
    [InlineData("interpolate m.safetensors --out p.png --seeds 1,2 --from 3", "--seeds", "--from")]
    [InlineData("interpolate m.safetensors --out p.png --data glyphs --from 3", "--to")]
    [InlineData("interpolate m.safetensors --out p.avi --seeds 1,2", "--out", ".gif")]
    [InlineData("interpolate m.safetensors --out p.png --seeds 1,2 --mode cubic", "--mode", "'slerp' or 'linear'")]
    [InlineData("live --headless --audio-map bass=z1", "--audio-map", "--audio")]
    [InlineData("render m.safetensors --out f.gif --audio-map bass=z1", "--audio-map", "--audio")]
    [InlineData("encode m.safetensors --data glyphs --out l.txt", "--out", ".csv")]
    [InlineData("encode m.safetensors --data glyphs --out l.csv --plot p.jpg", "--plot", ".png")]
    [InlineData("anomaly m.safetensors --out s.csv", "--data")]
    [InlineData("anomaly m.safetensors --data glyphs --out s.csv --split all", "--split", "validation")]
    [InlineData("export m.safetensors", "--out", "--torch", "--onnx", "--glsl")]
    [InlineData("export m.safetensors --glsl m.frag", "--glsl", ".glsl")]
    [InlineData("export m.safetensors --onnx m.onnx", "--onnx", "folder")]
    [InlineData("import s.safetensors --out m.safetensors --shape 28x28", "--shape", "'28x28'")]
    [InlineData("import s.safetensors --out m.safetensors --arch a.json --latent 3", "--latent", "a.json")]
    [InlineData("live --size 1280", "--size", "1280x720")]
    [InlineData("live --seconds 0", "--seconds")]
    [InlineData("live --seconds soon", "--seconds")]
    [InlineData("live --record film.mov", "--record", ".mp4 or .gif", "'film.mov'")]
    [InlineData("live --out picture.png", "--out", "'picture.png'")]
    [InlineData("render m.safetensors --out film.avi", "--out", ".mp4 or .gif", "'film.avi'")]
    [InlineData("render m.safetensors --out picture.png", "--out", "ends in /")]
    [InlineData("export m.safetensors --torch model.py", "--torch", "folder")]
    [InlineData("devices all", "'all'")]
    [InlineData("bench --retune gemm", "'gemm'")]
    [InlineData("bench --seconds 0", "--seconds")]
    [InlineData("test", "./vae test")]
    public void Are_refused_in_one_line(string arguments, params string[] mentions)
    {
        using TemporaryFolder folder = new();
        VaeResult result = VaeProcess.Run(folder.Root, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        result.Failed(2, mentions);
        Assert.Empty(result.Output);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void An_empty_data_specification_is_refused()
    {
        using TemporaryFolder folder = new();
        VaeProcess.Run(folder.Root, "train", "--data", "", "--out", "m.safetensors").Failed(2, "--data", "glyphs");
    }
}
