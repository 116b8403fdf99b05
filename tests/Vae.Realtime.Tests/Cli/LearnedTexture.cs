namespace Vae.Realtime.Tests.Cli;

/// <summary>A texture that goes on learning inside an engine.</summary>
public sealed class LearnedTexture : IDisposable
{
    private readonly VaePlugin _plugin = new();

    // The engine's VkInstance, VkPhysicalDevice, VkDevice and VkQueue by value, and the queue's family.
    public LearnedTexture(DeviceHandles engine, string model) =>
        _plugin.Awake(new PluginHost(engine) { ModelPath = model, Data = "glyphs", FramesInFlight = 2 });

    // While the engine records a frame: commands is its VkCommandBuffer outside a render pass, image its VkImage.
    public void Draw(double seconds, nint commands, ulong image, int width, int height)
    {
        _plugin.Update(new PluginFrame(seconds));
        _plugin.Render(new RenderTarget(commands, image, width, height, Bgra: false, ImageUse.Undefined, ImageUse.ShaderRead));
    }

    // The same where the engine has no command buffer to give: the plugin submits the frame, between two VkSemaphores or, by 0, none.
    public void Submit(double seconds, ulong image, int width, int height, ulong waitFor, ulong signal)
    {
        _plugin.Update(new PluginFrame(seconds));
        _plugin.Render(new ImageTarget(image, width, height, Bgra: false, ImageUse.Undefined, ImageUse.ShaderRead, waitFor, signal));
    }

    // Once the frame is submitted: train until the next one is due, a Stopwatch timestamp.
    public void Train(long deadline) => _plugin.Train(deadline);

    // Once the engine's frames are finished.
    public void Dispose() => _plugin.OnDestroy();
}
