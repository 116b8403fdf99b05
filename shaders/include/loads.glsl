// vec4 loads of a read-only operand: a uniform texel buffer (LD=1) or a storage buffer (LD=0). Same data, same order; software drivers
// of the llvmpipe family read texel buffers about twice as fast because they need no per-lane bounds test.
#if LD == 1
#define LOADS(slot, block, name) layout(set = 0, binding = slot) uniform samplerBuffer name
#define AT(name, i) texelFetch(name, int(i))
#else
#define LOADS(slot, block, name) layout(set = 0, binding = slot, std430) readonly buffer block { vec4 data[]; } name
#define AT(name, i) name.data[i]
#endif
