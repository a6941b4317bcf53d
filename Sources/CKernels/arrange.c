#include "CKernels.h"
#include "vectors.h"

// Both precisions; `channels` is a constant where the compiler sees it.
#define DEFINE_ARRANGE(type, name, cloned)                                                              \
  INLINED void image_##name(const type *from, type *to, size_t pixels, const size_t channels) {         \
    for (size_t i = 0; i < pixels; i++) {                                                               \
      for (size_t c = 0; c < channels; c++) to[i * channels + c] = from[c * pixels + i];                \
    }                                                                                                   \
  }                                                                                                     \
  cloned static void arrange_##name(const struct kernel_arrange *job) {                                 \
    const size_t pixels = job->pixels, channels = job->channels;                                        \
    for (size_t n = 0; n < job->images; n++) {                                                          \
      const type *from = (const type *)job->inputs + n * pixels * channels;                             \
      type *to = (type *)job->outputs + n * pixels * channels;                                          \
      if (channels == 3) {                                                                              \
        image_##name(from, to, pixels, 3);                                                              \
      } else {                                                                                          \
        image_##name(from, to, pixels, channels);                                                       \
      }                                                                                                 \
    }                                                                                                   \
  }

DEFINE_ARRANGE(float, float, VECTORIZED)
DEFINE_ARRANGE(double, double, )

DEFINE_KERNEL(arrange)
