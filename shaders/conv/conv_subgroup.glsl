// Where a workgroup that is one subgroup has its tiles.
#include "../linear/subgroup.glsl"

uint group_row;  // of the workgroup's tiles
uint group_col;

void conv_place() {
    phase = conv_phase(gl_WorkGroupID.y);
    rows = p.batch * phase.slots;
    uint groups_across = (p.columns + ACROSS * TN - 1u) / (ACROSS * TN);
    group_row = gl_WorkGroupID.x / groups_across;
    group_col = gl_WorkGroupID.x - group_row * groups_across;
    tile_row = (group_row * DOWN + lane_row()) * TM;
    uint col = (group_col * ACROSS + lane_col()) * TN;
    tile_col = min(col, p.columns - TN);
    tile_live = tile_row < rows && col < p.columns;
}
