// vec4 loads of a read-only operand: a uniform texel buffer (LD=1) or a storage buffer (LD=0). Same data, same order; software drivers
// of the llvmpipe family may read texel buffers about twice as fast because they need no per-lane bounds test.
// A loop that a fetch stands behind counts from zero. A fetch has a level of detail, zero, which a driver may share with a zero inside of
// the loop; what leaves a loop is no longer a constant to llvmpipe of Mesa 26, which then calls code that it never made. A counter's zero
// stands before the loop and serves them all.
#if LD == 1
#extension GL_EXT_samplerless_texture_functions : require
#define LOADS(slot, block, name) layout(set = 0, binding = slot) uniform textureBuffer name
#define AT(name, i) texelFetch(name, int(i))
#else
#define LOADS(slot, block, name) layout(set = 0, binding = slot, std430) readonly buffer block { vec4 data[]; } name
#define AT(name, i) name.data[i]
#endif
