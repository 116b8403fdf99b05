// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkPhysicalDeviceMemoryProperties.</summary>
public unsafe partial struct PhysicalDeviceMemoryProperties
{
    public uint MemoryTypeCount;
    public MemoryTypesBuffer MemoryTypes;
    public uint MemoryHeapCount;
    public MemoryHeapsBuffer MemoryHeaps;

    /// <summary>32 elements in a row.</summary>
    public struct MemoryTypesBuffer
    {
        public MemoryType Element0;
        public MemoryType Element1;
        public MemoryType Element2;
        public MemoryType Element3;
        public MemoryType Element4;
        public MemoryType Element5;
        public MemoryType Element6;
        public MemoryType Element7;
        public MemoryType Element8;
        public MemoryType Element9;
        public MemoryType Element10;
        public MemoryType Element11;
        public MemoryType Element12;
        public MemoryType Element13;
        public MemoryType Element14;
        public MemoryType Element15;
        public MemoryType Element16;
        public MemoryType Element17;
        public MemoryType Element18;
        public MemoryType Element19;
        public MemoryType Element20;
        public MemoryType Element21;
        public MemoryType Element22;
        public MemoryType Element23;
        public MemoryType Element24;
        public MemoryType Element25;
        public MemoryType Element26;
        public MemoryType Element27;
        public MemoryType Element28;
        public MemoryType Element29;
        public MemoryType Element30;
        public MemoryType Element31;

        public ref MemoryType this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, 32u, nameof(index));
                return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);
            }
        }
    }

    /// <summary>16 elements in a row.</summary>
    public struct MemoryHeapsBuffer
    {
        public MemoryHeap Element0;
        public MemoryHeap Element1;
        public MemoryHeap Element2;
        public MemoryHeap Element3;
        public MemoryHeap Element4;
        public MemoryHeap Element5;
        public MemoryHeap Element6;
        public MemoryHeap Element7;
        public MemoryHeap Element8;
        public MemoryHeap Element9;
        public MemoryHeap Element10;
        public MemoryHeap Element11;
        public MemoryHeap Element12;
        public MemoryHeap Element13;
        public MemoryHeap Element14;
        public MemoryHeap Element15;

        public ref MemoryHeap this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, 16u, nameof(index));
                return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);
            }
        }
    }
}
