// Rows of x that share statistics follow each other: all of them (batch norm) or those of one example (group norm). One invocation owns
// four channels of eight such rows. Included after the push constants, which have groups, group_rows and quads.
layout(local_size_x = 64) in;
const uint NORM_ROWS = 8u;

uint norm_group, norm_quad, norm_first, norm_end;

// False for an invocation that owns nothing.
bool norm_place() {
    uint blocks = (p.group_rows + NORM_ROWS - 1u) / NORM_ROWS;
    uint block = gl_GlobalInvocationID.x / p.quads;
    norm_quad = gl_GlobalInvocationID.x % p.quads;
    norm_group = block / blocks;
    uint row = (block - norm_group * blocks) * NORM_ROWS;
    norm_first = norm_group * p.group_rows + row;
    norm_end = norm_first + min(NORM_ROWS, p.group_rows - row);
    return norm_group < p.groups;
}
