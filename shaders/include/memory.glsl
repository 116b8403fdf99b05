// vec4 loads of a read-only operand: a storage buffer (LD=0), a uniform texel buffer (LD=1, 3) or a buffer's own address (LD=2). Same data,
// same order. Software drivers of the llvmpipe family read texel buffers faster than storage buffers, because they need no bounds test for
// each lane; from Mesa 26 on they load once what is the same for all lanes, by an address without any test.
// With addresses the block of push constants holds the host's word where each operand begins: the block ends with ADDRESSES and stands
// before the operands.
// WORDS declares an operand of uvec4s. ELEMENT is one component. LENGTH counts the vec4s of an operand that has no address.
// vec4 stores of a result that STORES declares: floats (LD=0, 1), or two 64-bit integers for four floats (LD=2, 3). Software drivers store
// one component of one lane after the other, and test each.
// A loop that a fetch stands behind counts from zero. A fetch has a level of detail, zero, which a driver may share with a zero inside of
// the loop; what leaves a loop is no longer a constant to llvmpipe of Mesa 26, which then calls code that it never made. A counter's zero
// stands before the loop and serves them all.
// A loop that loads by address tests at its end whether to go on (do ... while). Behind a test at its head llvmpipe of Mesa 26 runs the rest
// of the turn with all lanes idle, and what it loads once for all lanes it then loads too: past the end of the operand.
#if LD == 1 || LD == 3
#extension GL_EXT_samplerless_texture_functions : require
#define LOADS(slot, block, name) layout(set = 0, binding = slot) uniform textureBuffer name
#define AT(name, i) texelFetch(name, int(i))
#define WORDS(slot, block, name) layout(set = 0, binding = slot) uniform utextureBuffer name
#define LENGTH(name) uint(textureSize(name))
#define ADDRESSES
#elif LD == 2
#extension GL_EXT_buffer_reference : require
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
layout(buffer_reference, std430, buffer_reference_align = 16) readonly buffer Vec4s { vec4 at[]; };
#define LOADS(slot, block, name) Vec4s name = Vec4s(addresses[slot])
#define AT(name, i) name.at[i]
layout(buffer_reference, std430, buffer_reference_align = 16) readonly buffer Uvec4s { uvec4 at[]; };
#define WORDS(slot, block, name) Uvec4s name = Uvec4s(addresses[slot])
#define ADDRESSES uint64_t addresses[8];
#else
#define LOADS(slot, block, name) layout(set = 0, binding = slot, std430) readonly buffer block { vec4 data[]; } name
#define AT(name, i) name.data[i]
#define WORDS(slot, block, name) layout(set = 0, binding = slot, std430) readonly buffer block { uvec4 data[]; } name
#define LENGTH(name) uint(name.data.length())
#define ADDRESSES
#endif

#define ELEMENT(name, i) AT(name, (i) >> 2)[(i) & 3u]

#if LD == 2 || LD == 3
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
#define STORES(slot, access, block, name) layout(set = 0, binding = slot, std430) access buffer block { u64vec2 data[]; } name
#define PUT(name, i, value) name.data[i] = packed(value)
#define GET(name, i) unpacked(name.data[i])

u64vec2 packed(vec4 v) { return u64vec2(packUint2x32(floatBitsToUint(v.xy)), packUint2x32(floatBitsToUint(v.zw))); }
vec4 unpacked(u64vec2 v) { return uintBitsToFloat(uvec4(unpackUint2x32(v.x), unpackUint2x32(v.y))); }
#else
#define STORES(slot, access, block, name) layout(set = 0, binding = slot, std430) access buffer block { vec4 data[]; } name
#define PUT(name, i, value) name.data[i] = value
#define GET(name, i) name.data[i]
#endif
