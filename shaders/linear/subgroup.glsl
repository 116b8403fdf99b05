// A workgroup that is one subgroup of 8 lanes, each with a tile of C: two down and four across.
const int DOWN = 2;
const int ACROSS = 4;

int lane_row() { return int(gl_SubgroupInvocationID) / ACROSS; }

int lane_col() { return int(gl_SubgroupInvocationID) % ACROSS; }
