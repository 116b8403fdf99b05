#version 460
#extension GL_GOOGLE_include_directive : require
// Shows rows of a tensor as a grid of pictures inside a storage image, fitted and centred, the rest filled with the background.
// x (rows, height*width*channels) in [0,1], channels 1 or 3 interleaved.   One invocation per pixel.
layout(local_size_x = 16, local_size_y = 4) in;

layout(set = 0, binding = 0, std430) readonly buffer X { float x[]; };
layout(set = 0, binding = 1, rgba8) uniform writeonly image2D picture;

layout(push_constant, std430) uniform Params {
    uint  row_stride;  // floats per stored row of x
    uint  width;       // of one texture
    uint  height;
    uint  channels;
    uint  columns;     // of the grid
    uint  rows;
    uint  smoothing;   // 0 nearest, 1 bilinear
    uint  bgra;        // 1 when the image's bytes are read as BGRA later
    float background;  // grey level
} p;

vec3 texel(uint tile, ivec2 at) {
    ivec2 inside = clamp(at, ivec2(0), ivec2(p.width, p.height) - 1);
    uint i = tile * p.row_stride + (uint(inside.y) * p.width + uint(inside.x)) * p.channels;
    return p.channels == 1u ? vec3(x[i]) : vec3(x[i], x[i + 1u], x[i + 2u]);
}

vec3 look_up(uint tile, vec2 at) {
    if (p.smoothing == 0u) return texel(tile, ivec2(floor(at)));
    vec2 corner = floor(at - 0.5);
    vec2 part = at - 0.5 - corner;
    ivec2 c = ivec2(corner);
    vec3 top = mix(texel(tile, c), texel(tile, c + ivec2(1, 0)), part.x);
    vec3 bottom = mix(texel(tile, c + ivec2(0, 1)), texel(tile, c + ivec2(1, 1)), part.x);
    return mix(top, bottom, part.y);
}

void main() {
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    ivec2 size = imageSize(picture);
    if (any(greaterThanEqual(pixel, size))) return;

    vec2 grid = vec2(p.columns * p.width, p.rows * p.height);
    float scale = min(float(size.x) / grid.x, float(size.y) / grid.y);
    vec2 at = (vec2(pixel) + 0.5 - 0.5 * (vec2(size) - grid * scale)) / scale;
    vec3 colour = vec3(p.background);
    if (all(greaterThanEqual(at, vec2(0.0))) && all(lessThan(at, grid))) {
        uvec2 cell = min(uvec2(at) / uvec2(p.width, p.height), uvec2(p.columns, p.rows) - 1u);
        colour = clamp(look_up(cell.y * p.columns + cell.x, at - vec2(cell * uvec2(p.width, p.height))), 0.0, 1.0);
    }
    imageStore(picture, pixel, vec4(p.bgra == 1u ? colour.bgr : colour, 1.0));
}
