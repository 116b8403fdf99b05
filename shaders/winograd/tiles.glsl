// Where the tiles of a map lie: 4x4 pixels each, row by row of an example, example by example. Planes have a row for each of some
// tiles, and rows of zeros behind them up to a multiple of 8. Maps are (batch x pixels, channels), followed by a row of zeros.
// One invocation per tile and four channels.
layout(local_size_x = 64) in;

struct Params {
    uint first;       // tile
    uint tiles;       // from the first one on
    uint rows;        // of a plane: the tiles, padded to 8
    uint across;      // tiles, and down: of an example
    uint down;
    uint height;      // of the map, in pixels
    uint width;
    uint quads;       // vec4s of a pixel
    uint stride;      // vec4s from row to row of a plane
    uint plane;       // vec4s from plane to plane
    uint before;      // pixels that the first tile's patch begins outside of the map
    uint zeros;       // the map's row of zeros
    uint outputs;     // channels without padding
    uint activation;  // of the epilogue
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

uint tile;   // row of the planes
uint quad;
int top;     // of the tile's first pixel
int left;
uint begin;  // row of the example's first pixel

void place_tile() {
    tile = gl_GlobalInvocationID.x / p.quads;
    quad = gl_GlobalInvocationID.x - tile * p.quads;
    uint line = (p.first + tile) / p.across;
    uint example = line / p.down;
    top = 4 * int(line - example * p.down);
    left = 4 * int(p.first + tile - line * p.across);
    begin = example * p.height * p.width;
}

bool in_map(int row, int column) { return uint(row) < p.height && uint(column) < p.width; }

uint pixel_at(int row, int column) { return (begin + uint(row) * p.width + uint(column)) * p.quads + quad; }

// The same, or the row of zeros outside of the map and behind the last tile.
uint pixel_or_zero(int row, int column) {
    return tile < p.tiles && in_map(row, column) ? pixel_at(row, column) : p.zeros * p.quads + quad;
}

uint plane_at(int row, int column) { return uint(6 * row + column) * p.plane + tile * p.stride + quad; }
