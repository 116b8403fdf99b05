// Where a workgroup that is one subgroup has its tiles.
#include "subgroup.glsl"

uint group_row;  // of the workgroup's tiles
uint group_col;

void gemm_place() {
    uint tiles_across = (p.columns + TN - 1u) / TN;
    uint groups_across = (tiles_across + ACROSS - 1u) / ACROSS;
    group_row = gl_WorkGroupID.x / groups_across;
    group_col = gl_WorkGroupID.x - group_row * groups_across;
    uint row = group_row * DOWN + lane_row();
    uint col = group_col * ACROSS + lane_col();
    tile_row = row * TM;
    tile_col = col * TN;
    tile_live = tile_row < p.rows && tile_col < p.columns;
    tile_owned = tile_live;
    tile = row * tiles_across + col;
}
