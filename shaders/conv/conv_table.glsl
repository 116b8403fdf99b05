// The gather table of a convolution in one direction; built by ConvTable (src/Vae.Realtime.Learning/Kernels/Convolution). Per phase four words:
// slots (output pixels), taps, and where its part of the table begins. There, the slots' pixels, the taps' places in the weight, and the
// input pixel that each (tap, slot) reads, or a number beyond every map.
WORDS(2, Table, table);

struct ConvPhase { uint slots; uint taps; uint at; };

ConvPhase conv_phase(uint index) { return ConvPhase(ELEMENT(table, 4u * index), ELEMENT(table, 4u * index + 1u), ELEMENT(table, 4u * index + 2u)); }

uint conv_pixel(ConvPhase phase, uint slot) { return ELEMENT(table, phase.at + slot); }

uint conv_tap(ConvPhase phase, uint tap) { return ELEMENT(table, phase.at + phase.slots + tap); }

// Where the gathers of one tap begin, a word per slot.
uint conv_gathers(ConvPhase phase, uint tap) { return phase.at + phase.slots + phase.taps + tap * phase.slots; }
