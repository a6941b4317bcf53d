#include "CKernels.h"

#include <math.h>

#include "functions.h"
#include "vectors.h"

// Columns, or numbers of a row, that are worked on together: 64 rows of them fill a part of the first-level cache.
enum { block = 64 };
// Sums over a row have this many partial sums, so that their order is the same for every width of vectors.
enum { lanes = 16 };

// Calls a function with the first column and the number of columns of each block, that of whole blocks a constant.
#define FOR_BLOCKS(columns, function, ...)                                        \
  do {                                                                            \
    size_t first = 0;                                                             \
    for (; first + block <= (columns); first += block) function(__VA_ARGS__, first, block); \
    if (first < (columns)) function(__VA_ARGS__, first, (columns) - first);       \
  } while (0)

// MARK: Random numbers

INLINED void philox(uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1, uint32_t words[4]) {
  for (int round = 0; round < 10; round++) {
    const uint64_t a = (uint64_t)0xd2511f53u * c0, b = (uint64_t)0xcd9e8d57u * c2;
    c0 = (uint32_t)(b >> 32) ^ c1 ^ k0;
    c1 = (uint32_t)b;
    c2 = (uint32_t)(a >> 32) ^ c3 ^ k1;
    c3 = (uint32_t)a;
    k0 += 0x9e3779b9u;
    k1 += 0xbb67ae85u;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

void kernel_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]) {
  philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1], words);
}

// MARK: Both precisions

#define SCALAR float
#define NAME(name) name##_float
#define CLONED VECTORIZED
#include "activations.h"
#include "loops.h"
#undef SCALAR
#undef NAME
#undef CLONED

// Double precision checks gradients and need not be fast.
#define SCALAR double
#define NAME(name) name##_double
#define CLONED
#include "activations.h"
#include "loops.h"
#undef SCALAR
#undef NAME
#undef CLONED

DEFINE_KERNEL(activate)
DEFINE_KERNEL(activate_backward)
DEFINE_KERNEL(batch_norm)
DEFINE_KERNEL(batch_norm_backward)
DEFINE_KERNEL(noise)
DEFINE_KERNEL(moments)
DEFINE_KERNEL(batch_norm_inference)
DEFINE_KERNEL(layer_norm)
DEFINE_KERNEL(layer_norm_backward)
DEFINE_KERNEL(dropout)
DEFINE_KERNEL(multiply)
DEFINE_KERNEL(sgd)
DEFINE_KERNEL(adam)

// MARK: Single precision only

VECTORIZED void kernel_run_load(const struct kernel_load *job) {
  const size_t width = job->width;
  const float scale = job->scale, offset = job->offset;
  for (size_t i = 0; i < job->count; i++) {
    const uint8_t *image = job->images + (size_t)job->rows[i] * width;
    if (i + 1 < job->count) {
      // Shuffled images are anywhere in memory: the next one is on its way while this one is converted.
      const uint8_t *next = job->images + (size_t)job->rows[i + 1] * width;
      for (size_t j = 0; j < width; j += 64) __builtin_prefetch(next + j);
    }
    float *restrict features = job->features + i * width;
    for (size_t j = 0; j < width; j++) features[j] = (float)image[j] * scale + offset;
  }
}

VECTORIZED void kernel_exponentials(float *values, size_t count) {
  for (size_t i = 0; i < count; i++) values[i] = exponential_float(values[i]);
}

VECTORIZED void kernel_hyperbolic_tangents(float *values, size_t count) {
  for (size_t i = 0; i < count; i++) values[i] = hyperbolic_tangent_float(values[i]);
}
