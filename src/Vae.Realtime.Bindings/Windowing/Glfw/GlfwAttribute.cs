namespace Silk.NET.Windowing.Glfw;

/// <summary>Window hints and attributes, with GLFW's values.</summary>
internal enum GlfwAttribute
{
    Iconified = 0x00020002,
    Resizable = 0x00020003,
    Visible = 0x00020004,
    Decorated = 0x00020005,
    Maximized = 0x00020008,

    /// <summary>0 asks for a window without an OpenGL context, as Vulkan needs.</summary>
    ClientApi = 0x00022001,
    X11ClassName = 0x00024001,
    X11InstanceName = 0x00024002,
}
