namespace Silk.NET.Core.Loader;

/// <summary>A native library was found but lacks a function.</summary>
public sealed class SymbolLoadingException(string symbol) : Exception($"Native symbol not found (Symbol: {symbol})");
