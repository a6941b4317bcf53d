#pragma once

#include <stddef.h>

// What the files of kernels have in common.

// A product and a sum are two roundings on every machine, as the compiler would otherwise decide by target.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
// SSE2, AVX2 and AVX-512: the linker's indirect functions choose once, when the program starts.
#define VECTORIZED __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
// NEON belongs to every 64-bit Arm processor.
#define VECTORIZED
#endif

#define INLINED static inline __attribute__((always_inline))

// The rows of the next group where so many are left: a single one that would be left over joins it. 0 is all.
INLINED size_t group_rows(size_t left, size_t group) { return group == 0 || left <= group + 1 ? left : group; }

// The function for one kernel of both precisions.
#define DEFINE_KERNEL(name)                                                                     \
  void kernel_run_##name(const struct kernel_##name *job, enum kernel_precision precision) {    \
    switch (precision) {                                                                        \
      case kernel_single: name##_float(job); break;                                             \
      case kernel_double: name##_double(job); break;                                            \
    }                                                                                           \
  }
