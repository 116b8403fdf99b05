// What unfold and fold have in common: a map with few channels, its pixels side by side without padding or a padded row each.
layout(push_constant, std430) uniform Params {
    uint batch;
    uint pixels;         // per example of the map
    uint channels;       // of the map
    uint example_stride; // floats from one example of the map to the next
    uint pixel_stride;   // floats from one pixel to the next
    uint quads;          // vec4s per stored row of cols
    uint coarse;         // coarse pixels per example; fold only, as what follows
    uint activation;
    uint backward;       // 0: act(sum + bias)   1: sum * act'(x)
} p;

uint spread_at(uint example, uint pixel, uint channel) {
    return example * p.example_stride + pixel * p.pixel_stride + channel;
}
