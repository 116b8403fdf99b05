namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    /// <summary>
    /// The largest value of every window, as nn.MaxPool2d: <c>{"type":"max_pool","kernel":2,"stride":2,"padding":0}</c>; in JSON the stride
    /// may be left out when it is the kernel, and the padding when it is 0.
    /// </summary>
    /// <param name="Kernel">Side of a window.</param>
    /// <param name="Stride">Pixels from one window to the next.</param>
    /// <param name="Padding">Width of a border that is never chosen; at most half of the kernel.</param>
    /// <exception cref="VaeException">A size is out of range.</exception>
    public sealed record MaxPool(int Kernel, int Stride, int Padding = 0) : Layer
    {
        internal const string TypeName = "max_pool";

        /// <summary>The largest window's side.</summary>
        public const int MaxKernel = 64;

        private const string KernelKey = "kernel";
        private const string StrideKey = "stride";
        private const string PaddingKey = "padding";

        public int Kernel { get; } = CheckRange(Kernel, 1, MaxKernel, "kernel of a max_pool layer");

        public int Stride { get; } = CheckRange(Stride, 1, MaxKernel, "stride of a max_pool layer");

        public int Padding { get; } = CheckRange(Padding, 0, Kernel / 2, "padding of a max_pool layer");

        public override Shape Output(Shape input) => Math.Min(input.Height, input.Width) + (2 * Padding) >= Kernel
            ? input with { Height = Vae.Realtime.Learning.Nn.MaxPool.Windows(input.Height, Kernel, Stride, Padding), Width = Vae.Realtime.Learning.Nn.MaxPool.Windows(input.Width, Kernel, Stride, Padding) }
            : throw new VaeException($"windows of {Kernel}x{Kernel} do not fit into {input}");

        public override IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) => [];

        internal static MaxPool ReadMembers(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members([TypeKey, KernelKey], [StrideKey, PaddingKey]);
            int kernel = (int)members[KernelKey].Integer(1, MaxKernel);
            return new MaxPool(
                kernel,
                members.TryGetValue(StrideKey, out StrictJson stride) ? (int)stride.Integer(1, MaxKernel) : kernel,
                members.TryGetValue(PaddingKey, out StrictJson padding) ? (int)padding.Integer(0, kernel / 2) : 0);
        }

        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString(TypeKey, TypeName);
            json.WriteNumber(KernelKey, Kernel);
            json.WriteNumber(StrideKey, Stride);
            json.WriteNumber(PaddingKey, Padding);
            json.WriteEndObject();
        }
    }
}
