// What unfold and fold have in common: a map with few channels, whose pixels lie side by side or in a padded row each.
struct Params {
    uint pixels;          // per example of the map
    uint channels;        // of the map
    uint example_stride;  // floats from one example of the map to the next
    uint pixel_stride;    // floats from one pixel to the next
    uint quads;           // vec4s per stored row of cols
    uint coarse;          // coarse pixels per example; of fold alone, as what follows
    uint activation;
};
layout(push_constant, std430) uniform Pushed { Params pushed; };
Params p;

uint spread_at(uint example, uint pixel, uint channel) {
    return example * p.example_stride + pixel * p.pixel_stride + channel;
}
