// One invocation owns four vec4s of a matrix's storage, a group's width apart so that neighbours read neighbours.
//   for (uint n = 0u; n < PER_INVOCATION; ++n) { uint i = element(n); if (i >= count) return; ... }
layout(local_size_x = 64) in;
const uint PER_INVOCATION = 4u;

uint element(uint n) { return (gl_WorkGroupID.x * PER_INVOCATION + n) * 64u + gl_LocalInvocationID.x; }

// 1 where a vec4 of a row lies within the logical columns, else 0.
vec4 in_columns(uint quad, uint columns) { return vec4(lessThan(4u * quad + uvec4(0, 1, 2, 3), uvec4(columns))); }
