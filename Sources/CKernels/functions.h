#pragma once
#include <math.h>
#include <string.h>

#include "CKernels.h"
#include "vectors.h"

// The functions of activations, and what chooses among them.

// Calls a function whose last argument is the activation, with a constant there: no choice is left to the loops.
#define WITH_ACTIVATION(function, activation, ...)                   \
  switch (activation) {                                              \
    case kernel_identity: function(__VA_ARGS__, kernel_identity); break; \
    case kernel_relu: function(__VA_ARGS__, kernel_relu); break;     \
    case kernel_sigmoid: function(__VA_ARGS__, kernel_sigmoid); break; \
    case kernel_tanh: function(__VA_ARGS__, kernel_tanh); break;     \
  }

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
