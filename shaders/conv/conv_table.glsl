// The gather table of a convolution in one direction; built by ConvTable (src/Vae.Realtime.Learning/Kernels/Convolution). Per phase four words:
// slots (output pixels), taps, and where its part of the table begins. There, the slots' pixels, the taps' places in the weight, and the
// input pixel that each (tap, slot) reads, or a number beyond every map.
#if LD == 2
layout(buffer_reference, std430, buffer_reference_align = 4) readonly buffer Words { uint at[]; };
Words words = Words(addresses[2]);
#define TABLE(i) words.at[i]
#else
layout(set = 0, binding = 2, std430) readonly buffer Table { uint table[]; };
#define TABLE(i) table[i]
#endif

struct ConvPhase { uint slots; uint taps; uint at; };

ConvPhase conv_phase(uint index) { return ConvPhase(TABLE(4u * index), TABLE(4u * index + 1u), TABLE(4u * index + 2u)); }

uint conv_pixel(ConvPhase phase, uint slot) { return TABLE(phase.at + slot); }

uint conv_tap(ConvPhase phase, uint tap) { return TABLE(phase.at + phase.slots + tap); }

// Where the gathers of one tap begin, a word per slot.
uint conv_gathers(ConvPhase phase, uint tap) { return phase.at + phase.slots + phase.taps + tap * phase.slots; }
