namespace Silk.NET.Shaderc;

/// <content>Defining a macro; lengths are in bytes of UTF-8.</content>
public unsafe partial class Shaderc
{
    public void CompileOptionsAddMacroDefinition(CompileOptions* options, in byte name, nuint name_length, in byte value, nuint value_length)
    {
        fixed (byte* text = &name)
        fixed (byte* number = &value)
        {
            CompileOptionsAddMacroDefinition(options, text, name_length, number, value_length);
        }
    }

    public void CompileOptionsAddMacroDefinition(CompileOptions* options, in byte name, nuint name_length, byte* value, nuint value_length)
    {
        fixed (byte* text = &name)
        {
            CompileOptionsAddMacroDefinition(options, text, name_length, value, value_length);
        }
    }

    public void CompileOptionsAddMacroDefinition(CompileOptions* options, in byte name, nuint name_length, string value, nuint value_length)
    {
        using Utf8Text number = new(value);
        fixed (byte* text = &name)
        {
            CompileOptionsAddMacroDefinition(options, text, name_length, number.Pointer, value_length);
        }
    }

    public void CompileOptionsAddMacroDefinition(CompileOptions* options, byte* name, nuint name_length, in byte value, nuint value_length)
    {
        fixed (byte* number = &value)
        {
            CompileOptionsAddMacroDefinition(options, name, name_length, number, value_length);
        }
    }

    public void CompileOptionsAddMacroDefinition(CompileOptions* options, byte* name, nuint name_length, byte* value, nuint value_length) =>
        ((delegate* unmanaged[Cdecl]<CompileOptions*, byte*, nuint, byte*, nuint, void>)Load("shaderc_compile_options_add_macro_definition"))(
            options, name, name_length, value, value_length);

    public void CompileOptionsAddMacroDefinition(CompileOptions* options, byte* name, nuint name_length, string value, nuint value_length)
    {
        using Utf8Text number = new(value);
        CompileOptionsAddMacroDefinition(options, name, name_length, number.Pointer, value_length);
    }

    public void CompileOptionsAddMacroDefinition(CompileOptions* options, string name, nuint name_length, in byte value, nuint value_length)
    {
        using Utf8Text text = new(name);
        fixed (byte* number = &value)
        {
            CompileOptionsAddMacroDefinition(options, text.Pointer, name_length, number, value_length);
        }
    }

    public void CompileOptionsAddMacroDefinition(CompileOptions* options, string name, nuint name_length, byte* value, nuint value_length)
    {
        using Utf8Text text = new(name);
        CompileOptionsAddMacroDefinition(options, text.Pointer, name_length, value, value_length);
    }

    public void CompileOptionsAddMacroDefinition(CompileOptions* options, string name, nuint name_length, string value, nuint value_length)
    {
        using Utf8Text text = new(name);
        using Utf8Text number = new(value);
        CompileOptionsAddMacroDefinition(options, text.Pointer, name_length, number.Pointer, value_length);
    }
}
