namespace Silk.NET.Shaderc;

/// <content>Compiling a source that is a string.</content>
public unsafe partial class Shaderc
{
    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        in byte input_file_name, in byte entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        fixed (byte* file = &input_file_name)
        fixed (byte* entry = &entry_point_name)
        {
            return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, file, entry, additional_options);
        }
    }

    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        in byte input_file_name, byte* entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        fixed (byte* file = &input_file_name)
        {
            return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, file, entry_point_name, additional_options);
        }
    }

    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        in byte input_file_name, string entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        using Utf8Text entry = new(entry_point_name);
        fixed (byte* file = &input_file_name)
        {
            return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, file, entry.Pointer, additional_options);
        }
    }

    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        byte* input_file_name, in byte entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        fixed (byte* entry = &entry_point_name)
        {
            return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, input_file_name, entry, additional_options);
        }
    }

    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        byte* input_file_name, byte* entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, input_file_name, entry_point_name, additional_options);
    }

    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        byte* input_file_name, string entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        using Utf8Text entry = new(entry_point_name);
        return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, input_file_name, entry.Pointer, additional_options);
    }

    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        string input_file_name, in byte entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        using Utf8Text file = new(input_file_name);
        fixed (byte* entry = &entry_point_name)
        {
            return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, file.Pointer, entry, additional_options);
        }
    }

    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        string input_file_name, byte* entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        using Utf8Text file = new(input_file_name);
        return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, file.Pointer, entry_point_name, additional_options);
    }

    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source_text, nuint source_text_size, ShaderKind shader_kind,
        string input_file_name, string entry_point_name, CompileOptions* additional_options)
    {
        using Utf8Text source = new(source_text);
        using Utf8Text file = new(input_file_name);
        using Utf8Text entry = new(entry_point_name);
        return CompileIntoSpv(compiler, source.Pointer, source_text_size, shader_kind, file.Pointer, entry.Pointer, additional_options);
    }
}
