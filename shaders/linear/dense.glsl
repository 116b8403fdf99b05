// A product of a dense layer, in every variant that the tuner may measure.
// variants: SHARE=1 TM=16 TN=8 WG=8 LD=0,1
// variants: SHARE=0 TM=16,32 TN=8 WG=8 LD=0,1
// variants: SHARE=0 TM=8 TN=8 WG=8 LD=0,1
// variants: SHARE=0 TM=4 TN=4 WG=64 LD=0,1
// variants: SHARE=2 TM=4 TN=4 WG=64,256 LD=0,1
// variants: SHARE=2 TM=8 TN=8 WG=64 LD=0,1
// variants: SHARE=3 TM=16,32 TN=4 WG=8 LD=2
#include "gemm.glsl"
