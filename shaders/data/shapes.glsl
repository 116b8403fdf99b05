// The random hand that draws example e of the shape stream: one soft-edged shape, or a pair of a kind that mirror each other, on a
// background that shades from one colour to another. Lengths are halves of the picture's side, y downwards, the origin in its middle.
// Mirrored in double precision by ShapeReference.
#ifndef SHAPES_GLSL
#define SHAPES_GLSL
#include "draws.glsl"

const uint SHAPE_KINDS = 10u;  // disc, ring, moon, triangle, square, cross, star, heart, drop, flower
const uint SHAPE_DOMAIN = 0x53484150u;  // keeps these numbers apart from any other use of the same key

// A shape of size 1 with mirror symmetry: y = |y|, then folds at two more mirrors with |y| between, bring every point into one wedge.
// There the outline is a line, thickened by a radius that changes along it; what a filled shape has between line and origin is
// inside, and a disc may be cut out of it.
struct ShapeForm {
    vec4 line;     // from.xy, to.xy
    vec4 mirrors;  // normals of the two mirrors; points on their side stay
    vec3 radius;   // along the line: x + y t + z t^2, t from 0 to 1
    float filled;  // 1 or 0
    vec3 hole;     // centre, radius
};

const vec2 SHAPE_OPEN = vec2(0.0, 1.0);        // a mirror that does nothing
const vec4 SHAPE_FOURFOLD = vec4(1.0, 0.0, 0.70710678, -0.70710678);
const vec4 SHAPE_FIVEFOLD = vec4(0.95105652, -0.30901699, 0.58778525, -0.80901699);
const vec3 SHAPE_WHOLE = vec3(0.0, 0.0, -2.0);  // a hole that cuts nothing

const ShapeForm SHAPE_FORMS[SHAPE_KINDS] = ShapeForm[](
    ShapeForm(vec4(0.0), vec4(SHAPE_OPEN, SHAPE_OPEN), vec3(0.86, 0.0, 0.0), 0.0, SHAPE_WHOLE),
    ShapeForm(vec4(0.0), vec4(SHAPE_OPEN, SHAPE_OPEN), vec3(0.92, 0.0, 0.0), 0.0, vec3(0.0, 0.0, 0.52)),
    ShapeForm(vec4(0.0), vec4(SHAPE_OPEN, SHAPE_OPEN), vec3(0.94, 0.0, 0.0), 0.0, vec3(0.46, 0.0, 0.74)),
    ShapeForm(vec4(0.94, 0.0, 0.235, 0.40703194), vec4(0.8660254, -0.5, SHAPE_OPEN), vec3(0.06, 0.0, 0.0), 1.0, SHAPE_WHOLE),
    ShapeForm(vec4(0.96, 0.0, 0.48, 0.48), SHAPE_FOURFOLD, vec3(0.06, 0.0, 0.0), 1.0, SHAPE_WHOLE),
    ShapeForm(vec4(0.0, 0.0, 0.68, 0.0), SHAPE_FOURFOLD, vec3(0.27, 0.0, 0.0), 0.0, SHAPE_WHOLE),
    ShapeForm(vec4(0.95, 0.0, 0.37, 0.26882074), SHAPE_FIVEFOLD, vec3(0.05, 0.0, 0.0), 1.0, SHAPE_WHOLE),
    ShapeForm(vec4(-0.90, 0.0, 0.30, 0.40), vec4(SHAPE_OPEN, SHAPE_OPEN), vec3(0.03, 0.66, -0.20), 0.0, SHAPE_WHOLE),
    ShapeForm(vec4(0.94, 0.0, -0.34, 0.0), vec4(SHAPE_OPEN, SHAPE_OPEN), vec3(0.04, 0.46, 0.10), 0.0, SHAPE_WHOLE),
    ShapeForm(vec4(0.0, 0.0, 0.60, 0.0), SHAPE_FIVEFOLD, vec3(0.16, 0.17, 0.0), 0.0, SHAPE_WHOLE));

struct Shape {
    ShapeForm form;
    vec2 axis;        // (cos, sin) / size: into the form's own frame
    vec2 centre;
    float size;
    vec3 colour;      // in the middle
    vec3 shade;       // change of the colour from there to the edge that faces away from the light
    float light;      // 0.7 / size, which makes that edge 1
    float present;    // 1 or 0
};

struct ShapeScene {
    Shape first;      // on the right, where there are two
    Shape second;
    vec3 ground;      // colour of the background in the middle
    vec3 slope;       // change of it from there to the edge ...
    vec2 direction;   // ... along this unit vector
    float sharpness;  // coverage that an edge loses per length
};

// turn: of the axis of symmetry, in turns from the right downwards.
Shape shape_draw(uint kind, float turn, vec2 centre, float size, vec3 tint) {
    Shape shape;
    shape.form = SHAPE_FORMS[kind];
    shape.axis = cos_sin_turns(turn) / size;
    shape.centre = centre;
    shape.size = size;
    vec3 lit = oklch(tint + vec3(0.07, 0.0, -0.03));
    vec3 dim = oklch(tint + vec3(-0.07, 0.0, 0.03));
    shape.colour = 0.5 * (dim + lit);
    shape.shade = 0.5 * (dim - lit);
    shape.light = 0.7 / size;
    shape.present = 1.0;
    return shape;
}

ShapeScene shape_scene(uint example, uvec2 key, float side) {
    uvec4 first = philox4x32(uvec4(example, 0u, 0u, SHAPE_DOMAIN), key);
    uvec4 second = philox4x32(uvec4(example, 1u, 0u, SHAPE_DOMAIN), key);
    uvec4 rest = philox4x32(uvec4(example, 2u, 0u, SHAPE_DOMAIN), key);
    bool pair = (rest.x & 1u) != 0u;
    bool night = (rest.x & 2u) != 0u;

    // Two are smaller and on either side of a point near the middle; one is anywhere. All stand upright, leaning a little, and stay 0.08
    // away from the frame.
    vec2 pose = draw_uniforms(first.y);
    float lean = 0.2 * pose.x - 0.1;
    vec2 sizes = vec2(pose.y, draw_uniforms(second.y).y);
    sizes = pair ? 0.30 + 0.12 * sizes : 0.44 + 0.24 * sizes;
    vec2 middle = (pair ? 0.06 : 0.92 - sizes.x) * draw_signed(first.z);
    vec2 apart = draw_uniforms(second.z);
    vec2 aside = (pair ? 0.40 + 0.04 * apart.x : 0.0) * cos_sin_turns(0.2 * apart.y - 0.1);

    vec2 hue_chroma = draw_uniforms(first.w);
    vec2 contrast = draw_signed(second.w);
    vec3 tint = vec3((night ? 0.77 : 0.65) + 0.08 * contrast.y, 0.14 + 0.03 * hue_chroma.y, hue_chroma.x);
    ShapeScene scene;
    uint kind = draw_pick(first.x, SHAPE_KINDS);
    scene.first = shape_draw(kind, lean - 0.25, middle + aside, sizes.x, tint);
    scene.second = shape_draw(kind, -0.25 - lean, middle - aside, sizes.y, tint + vec3(0.0, 0.0, 0.33 + 0.1 * contrast.x));
    scene.second.present = pair ? 1.0 : 0.0;

    // By night teal, blue or plum; by day a pale colour that is not the first shape's.
    vec2 ground = draw_uniforms(rest.y);
    float tone = draw_uniforms(rest.z).x;
    vec3 from = night ? vec3(0.41 + 0.08 * tone, 0.075, 0.52 + 0.32 * ground.x) : vec3(0.95 + 0.04 * tone, 0.05, tint.z + 0.19 + 0.5 * ground.x);
    vec3 lit = oklch(from);
    vec3 dim = oklch(from + vec3(-0.14, 0.02, 0.12));
    scene.ground = 0.5 * (dim + lit);
    scene.slope = 0.5 * (dim - lit);
    scene.direction = cos_sin_turns(0.4 * ground.y + 0.05);
    scene.sharpness = side / 3.0;
    return scene;
}

vec2 shape_fold(vec2 at, vec2 mirror) { return at - 2.0 * min(dot(at, mirror), 0.0) * mirror; }

// Signed distance to the outline, negative inside, near enough for an edge and its shadow.
float shape_distance(Shape shape, vec2 offset) {
    ShapeForm form = shape.form;
    vec2 at = vec2(shape.axis.x * offset.x + shape.axis.y * offset.y, abs(shape.axis.x * offset.y - shape.axis.y * offset.x));
    at = shape_fold(at, form.mirrors.xy);
    at.y = abs(at.y);
    at = shape_fold(at, form.mirrors.zw);
    at.y = abs(at.y);

    vec2 line = form.line.zw - form.line.xy;
    vec2 to = at - form.line.xy;
    float along = clamp(dot(to, line) / max(dot(line, line), 1e-6), 0.0, 1.0);
    vec2 away = to - along * line;
    float d = sqrt(dot(away, away));
    d = form.filled * (line.x * to.y - line.y * to.x) > 0.0 ? -d : d;
    d -= form.radius.x + along * (form.radius.y + along * form.radius.z);
    vec2 hole = at - form.hole.xy;
    return shape.size * max(d, form.hole.z - sqrt(dot(hole, hole)));
}

vec3 shape_over(Shape shape, vec3 under, vec2 at, float sharpness) {
    vec2 offset = at - shape.centre;
    float d = shape_distance(shape, offset);
    float shadow = clamp(1.0 - 4.0 * d, 0.0, 1.0);
    under -= 0.22 * shape.present * shadow * shadow * under;
    float t = clamp(0.5 - sharpness * d, 0.0, 1.0);
    vec3 colour = shape.colour + clamp(shape.light * (offset.x + offset.y), -1.0, 1.0) * shape.shade;
    return mix(under, colour, shape.present * t * t * (3.0 - 2.0 * t));
}

vec3 shape_picture(ShapeScene scene, vec2 at) {
    vec3 colour = scene.ground + clamp(dot(scene.direction, at), -1.0, 1.0) * scene.slope;
    colour = shape_over(scene.second, colour, at, scene.sharpness);
    return shape_over(scene.first, colour, at, scene.sharpness);
}

#endif
