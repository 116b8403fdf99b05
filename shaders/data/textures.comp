#version 460
#extension GL_GOOGLE_include_directive : require
// x[r] = picture of example cursor + r of the texture stream keyed by order_key, for r < valid;  0 for valid <= r < rows.
// x (rows, side, side, 3) in [0,1], rows row_stride floats apart; padding is not touched.
// Dispatch: (side^2 / 1024, rows).  An invocation draws its factors once and 16 pixels, 64 apart.
#include "../include/schedule.glsl"
#include "textures.glsl"

layout(local_size_x = 64) in;

struct Params {
    uint rows;        // batch capacity
    uint row_stride;  // floats
    uint side;        // pixels, a multiple of 32
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

layout(set = 0, binding = 2, std430) writeonly buffer X { float x[]; };

#include "raster.glsl"

void main() {
    p = pushed;
    uint row = gl_GlobalInvocationID.y;
    if (row >= p.rows) return;

    StepEntry entry = current_step();
    bool valid = row < entry.valid;
    Texture t = texture_draw(entry.cursor + row, uvec2(entry.order_key0, entry.order_key1));
    Raster raster = raster_begin(row);
    for (uint i = 0u; i < PER_INVOCATION; ++i) {
        vec2 at = raster_place(raster);
        raster_put(raster, valid ? texture_colour(t, texture_height(t, at)) : vec3(0.0));
    }
}
