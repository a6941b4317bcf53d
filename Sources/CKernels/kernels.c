#include "CKernels.h"

#include <math.h>
#include <string.h>

#include "vectors.h"

// Columns, or numbers of a row, that are worked on together: 64 rows of them fill a part of the first-level cache.
enum { block = 64 };
// Sums over a row have this many partial sums, so that their order is the same for every width of vectors.
enum { lanes = 16 };

// Calls a function whose last argument is the activation, with a constant there: no choice is left to the loops.
#define WITH_ACTIVATION(function, activation, ...)                   \
  switch (activation) {                                              \
    case kernel_identity: function(__VA_ARGS__, kernel_identity); break; \
    case kernel_relu: function(__VA_ARGS__, kernel_relu); break;     \
    case kernel_sigmoid: function(__VA_ARGS__, kernel_sigmoid); break; \
    case kernel_tanh: function(__VA_ARGS__, kernel_tanh); break;     \
  }

// Calls a function with the first column and the number of columns of each block, that of whole blocks a constant.
#define FOR_BLOCKS(columns, function, ...)                                        \
  do {                                                                            \
    size_t first = 0;                                                             \
    for (; first + block <= (columns); first += block) function(__VA_ARGS__, first, block); \
    if (first < (columns)) function(__VA_ARGS__, first, (columns) - first);       \
  } while (0)

// The rows of the next group where so many are left: a single one that would be left over joins it. 0 is all.
INLINED size_t group_rows(size_t left, size_t group) { return group == 0 || left <= group + 1 ? left : group; }

// MARK: Functions

// e^x in single precision, within 1 unit in the last place: the argument is reduced to |r| <= ln 2 / 2, where
// a polynomial (Cephes, S. Moshier) serves, and the power of two is put into the exponent.
INLINED float exponential_float(float x) {
  // Beyond these the result is infinite or so small that it counts as zero; a NaN passes both comparisons.
  const float highest = 88.72283f, lowest = -87.33654f;
  float clamped = x > highest ? highest : x;
  clamped = clamped < lowest ? lowest : clamped;
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  const float shifted = clamped * 1.44269504f + 12582912.0f;
  const float n = shifted - 12582912.0f;
  const float r = (clamped - n * 0.693359375f) - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r + 1.0f;
  uint32_t bits;
  memcpy(&bits, &shifted, sizeof bits);
  // Two factors, because 2^128 is not a number although e^88.7 is.
  const uint32_t exponent = bits - 0x4b400000u;
  const uint32_t half = (uint32_t)((int32_t)exponent >> 1);
  const uint32_t low_bits = (half + 127u) << 23, high_bits = (exponent - half + 127u) << 23;
  float low, high;
  memcpy(&low, &low_bits, sizeof low);
  memcpy(&high, &high_bits, sizeof high);
  const float y = p * low * high;
  return x > highest ? INFINITY : x < lowest ? 0.0f : x != x ? x : y;
}

INLINED double exponential_double(double x) { return exp(x); }

// tanh x in single precision, within 2 units in the last place: an odd polynomial (Cephes) near zero, where
// 1 - 2 / (e^2x + 1) would cancel, and that formula elsewhere.
INLINED float hyperbolic_tangent_float(float x) {
  const float size = x < 0 ? -x : x;
  const float far = 1.0f - 2.0f / (exponential_float(2.0f * size) + 1.0f);
  const float z = x * x;
  float p = -5.70498872745e-3f;
  p = p * z + 2.06390887954e-2f;
  p = p * z + -5.37397155531e-2f;
  p = p * z + 1.33314422036e-1f;
  p = p * z + -3.33332819422e-1f;
  const float near = p * z * x + x;
  return size < 0.625f ? near : x < 0 ? -far : far;
}

INLINED double hyperbolic_tangent_double(double x) { return tanh(x); }

// A square root that sets no errno, so that a loop of it is one of vectors.
INLINED float root_float(float x) { return __builtin_elementwise_sqrt(x); }
INLINED double root_double(double x) { return __builtin_elementwise_sqrt(x); }

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
#include "loops.h"
#undef SCALAR
#undef NAME
#undef CLONED

// Double precision checks gradients and need not be fast.
#define SCALAR double
#define NAME(name) name##_double
#define CLONED
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
