namespace Vae.Realtime.Scenes;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Scenes.Tiles;

/// <summary>One texture: the latent, decoded again whenever it or the model has changed.</summary>
internal sealed class SingleScene : Scene
{
    public static readonly SceneEntry Entry = new(
        SceneKind.Single, "Single texture", "the latent as one texture", making => new SingleScene(making.Context, making.Settings));

    /// <summary>The walk moves the latent; what is drawn is the same.</summary>
    public static readonly SceneEntry WalkEntry = new(SceneKind.Walk, "Latent walk", "a walk through latent space", Make: null);

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly VaePass _pass;
    private readonly StepRing _ring;
    private readonly FrameUpload _latent;
    private readonly FrameUpload? _label;
    private readonly Recording _recording = new("decode");
    private readonly KernelPreparation _preparation;
    private readonly float[] _values;
    private CompiledRecording? _decode;
    private (long Model, int Class) _shown = (-1, 0);

    public SingleScene(SceneContext context, SceneSettings settings)
    {
        (_context, _settings) = (context, settings);
        _pass = new VaePass(context.Model, batch: 1);
        _values = new float[context.Latents.Size];
        _ring = new StepRing(context.Device);
        _ring.Entry(0) = new StepEntry { Valid = 1 };
        _latent = new FrameUpload(context.Device, _pass.Z.Buffer.Part(0, (ulong)_pass.Z.RowStride * sizeof(float)), context.Frames);
        _label = _pass.Labels is BufferSlice labels ? new FrameUpload(context.Device, labels, context.Frames) : null;
        Record(_recording);
        _preparation = new KernelPreparation(context.Device, _recording, context.Aside);
    }

    public override TileRows Tiles => new(_pass.Pictures.Buffer, _pass.Pictures.RowStride, _context.Model.Architecture.Input);

    public override bool Prepare()
    {
        if (_decode is null && _preparation.IsDone)
        {
            _decode = _context.Device.Compile(_recording);
        }

        return _decode is not null;
    }

    public override TileLayout Layout(int width, int height) => TileLayout.Grid((width, height), _context.Model.Architecture.Input, 1, 1);

    public override bool Encode(in RenderTarget target, long frame)
    {
        (long Model, int Class) wanted = (_context.ModelVersion, _settings.ClassOf(0, _context.Classes));
        if (wanted == _shown && _context.Latents.Shown.SequenceEqual(_values))
        {
            return false;
        }

        _shown = wanted;
        _context.Latents.Shown.CopyTo(_values);
        _values.CopyTo(_latent.Slot<float>(frame));
        _latent.Encode(target, frame);
        if (_label is not null)
        {
            _label.Slot<uint>(frame)[0] = (uint)wanted.Class;
            _label.Encode(target, frame);
        }

        TargetEncoder.Encode(target, _decode!);
        return true;
    }

    public override void Record(Recording recording)
    {
        if (FusedDecoder.Of(_pass) is FusedDecoder fused)
        {
            fused.Record(recording);
            return;
        }

        _pass.RecordCondition(recording, _ring.Bindings);
        _pass.RecordDecode(recording, _ring.Bindings);
        _pass.RecordPictures(recording, _ring.Bindings);
    }

    public override void Dispose()
    {
        _preparation.Dispose();
        _decode?.Dispose();
        _label?.Dispose();
        _latent.Dispose();
        _ring.Dispose();
        _pass.Dispose();
    }
}
