#include <string.h>

#include "CKernels.h"
#include "strips.h"
#include "vectors.h"

static size_t pooled_extent(const struct kernel_pool_shape *shape, size_t input) {
  return (input - shape->window) / shape->stride + 1;
}

// Where the pixels of a window lie, from its first one: `tap` counts them row by row.
static size_t tap_offset(const struct kernel_pool_shape *shape, size_t tap) {
  return (tap / shape->window * shape->width + tap % shape->window) * shape->channels;
}

enum { most_taps = 256 };

// The offsets of all pixels of a window; returns how many they are.
static size_t tap_offsets(const struct kernel_pool_shape *shape, size_t offsets[most_taps]) {
  const size_t taps = shape->window * shape->window;
  for (size_t tap = 0; tap < taps; tap++) offsets[tap] = tap_offset(shape, tap);
  return taps;
}

static size_t pool_inputs(const struct kernel_pool_shape *shape) {
  return shape->images * shape->height * shape->width * shape->channels;
}

// For each window, where its first pixel begins among the inputs, and where its output does.
#define FOR_WINDOWS(shape, input, output, ...)                                                        \
  do {                                                                                                \
    const size_t pooled_rows = pooled_extent(shape, (shape)->height);                                 \
    const size_t pooled_columns = pooled_extent(shape, (shape)->width), channels = (shape)->channels; \
    size_t output = 0;                                                                                \
    for (size_t n = 0; n < (shape)->images; n++) {                                                    \
      for (size_t i = 0; i < pooled_rows; i++) {                                                      \
        size_t input = (n * (shape)->height + i * (shape)->stride) * (shape)->width * channels;       \
        for (size_t j = 0; j < pooled_columns; j++) {                                                 \
          __VA_ARGS__                                                                                 \
          input += (shape)->stride * channels;                                                        \
          output += channels;                                                                         \
        }                                                                                             \
      }                                                                                               \
    }                                                                                                 \
  } while (0)

// Calls a function for the channels of a pixel, `channel` being the first one: 8 at a time, then 4, then one by one.
#define FOR_CHANNELS(channels, function, ...)                                                        \
  do {                                                                                               \
    size_t channel = 0;                                                                              \
    for (; channel + 8 <= (channels); channel += 8) NAME(eight_##function)(__VA_ARGS__);             \
    for (; channel + 4 <= (channels); channel += 4) NAME(four_##function)(__VA_ARGS__);              \
    for (; channel < (channels); channel++) NAME(one_##function)(__VA_ARGS__);                       \
  } while (0)

#define SCALAR float
#define NAME(name) name##_float
#define CLONED VECTORIZED
#include "columns.h"
#include "pooling.h"
#undef SCALAR
#undef NAME
#undef CLONED

// Double precision checks gradients and need not be fast.
#define SCALAR double
#define NAME(name) name##_double
#define CLONED
#include "columns.h"
#include "pooling.h"
#undef SCALAR
#undef NAME
#undef CLONED

DEFINE_KERNEL(max_pool)
DEFINE_KERNEL(max_pool_backward)
DEFINE_KERNEL(average_pool)
DEFINE_KERNEL(average_pool_backward)
DEFINE_KERNEL(mean)
DEFINE_KERNEL(mean_backward)
