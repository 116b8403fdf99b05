namespace Silk.NET.Shaderc;

/// <summary>How a compilation ended.</summary>
public enum CompilationStatus
{
    Success = 0,

    /// <summary>The source has errors.</summary>
    CompilationError = 2,

    /// <summary>The compiler failed.</summary>
    InternalError = 3,
}
