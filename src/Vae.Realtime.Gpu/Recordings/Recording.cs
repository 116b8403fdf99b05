namespace Vae.Realtime.Gpu.Recordings;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>
/// GPU work as data: dispatches, copies and fills in order. Nothing of it touches Vulkan; <see cref="GpuDevice.Compile"/> turns it
/// into command buffers, deriving the barriers from what each command reads and writes.
/// </summary>
/// <param name="name">Shown in error messages and debuggers.</param>
internal sealed class Recording(string name)
{
    private readonly List<RecordedCommand> _commands = [];

    public string Name { get; } = name;

    /// <summary>Kernel launches in this recording.</summary>
    public int Dispatches => _commands.Count(command => command is DispatchCommand);

    /// <summary>Names of the kernels launched, in order.</summary>
    public IEnumerable<string> Kernels => _commands.OfType<DispatchCommand>().Select(dispatch => dispatch.Info.Name);

    internal IReadOnlyList<RecordedCommand> Commands => _commands;

    /// <summary>Appends a kernel launch.</summary>
    /// <exception cref="GpuException">The kernel bound another number of resources, or another size of push constants, than it declares.</exception>
    public void Dispatch<TKernel>(TKernel kernel)
        where TKernel : struct, IKernel<TKernel>
    {
        KernelInfo info = TKernel.Info;
        KernelArguments args = new();
        kernel.Bind(ref args);
        if (args.Bindings.Count != info.Bindings.Count || args.PushConstants.Length != info.PushBytes)
        {
            throw new GpuException(
                $"Kernel '{info.Name}' declares {info.Bindings.Count} bindings and {info.PushBytes} push bytes but bound "
                    + $"{args.Bindings.Count} and {args.PushConstants.Length}.");
        }

        _commands.Add(new DispatchCommand(info, args.Macros, args.Bindings, args.PushConstants, kernel.Groups));
    }

    /// <summary>Appends what another recording holds.</summary>
    internal void Add(RecordedCommand command) => _commands.Add(command);

    /// <summary>Appends a copy of <paramref name="source"/> to the start of <paramref name="target"/>.</summary>
    public void Copy(BufferSlice source, BufferSlice target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Size, target.Size);
        _commands.Add(new CopyCommand(source, target));
    }

    /// <summary>Appends a fill with a repeated word.</summary>
    public void Fill(BufferSlice target, uint word) => _commands.Add(new FillCommand(target, word));

    /// <summary>Appends a copy of an image's pixels, RGBA8, into a slice of at least width x height x 4 bytes.</summary>
    public void ReadImage(GpuImage source, BufferSlice target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)source.Width * (ulong)source.Height * 4, target.Size);
        _commands.Add(new ReadImageCommand(source, target));
    }

    /// <summary>Appends a copy of a picture's pixels into a slice of at least width x height x 4 bytes, without gaps between rows.</summary>
    public void ReadPicture(GpuPixelBuffer source, BufferSlice target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)source.Width * (ulong)source.Height * GpuPixelBuffer.PixelBytes, target.Size);
        _commands.Add(new ReadPictureCommand(source, target));
    }

    /// <summary>Allows the recording to be cut here when it is compiled in slices.</summary>
    public void Cut() => _commands.Add(new CutCommand());
}
