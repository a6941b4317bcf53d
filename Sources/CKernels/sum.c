#include <string.h>

#include "CKernels.h"
#include "vectors.h"

// A sum of products has this many partial sums, so that their order is the same for every width of vectors.
enum { product_lanes = 16 };

// For each pixel of the sums, its number and that of the one that comes past it.
#define FOR_PIXELS(shape, pixel, past_pixel, ...)                                          \
  do {                                                                                     \
    size_t pixel = 0;                                                                      \
    for (size_t n = 0; n < (shape)->images; n++) {                                         \
      for (size_t i = 0; i < (shape)->height; i++) {                                       \
        size_t past_pixel = (n * (shape)->past_height + i * (shape)->stride) * (shape)->past_width; \
        for (size_t j = 0; j < (shape)->width; j++, pixel++, past_pixel += (shape)->stride) __VA_ARGS__ \
      }                                                                                    \
    }                                                                                      \
  } while (0)

#define SCALAR float
#define NAME(name) name##_float
#define CLONED VECTORIZED
#include "sum.h"
#undef SCALAR
#undef NAME
#undef CLONED

// Double precision checks gradients and need not be fast.
#define SCALAR double
#define NAME(name) name##_double
#define CLONED
#include "sum.h"
#undef SCALAR
#undef NAME
#undef CLONED

DEFINE_KERNEL(sum)
DEFINE_KERNEL(sum_backward)
DEFINE_KERNEL(scale)

double kernel_product_sum(const void *a, const void *b, size_t count, enum kernel_precision precision) {
  switch (precision) {
    case kernel_single: return product_sum_float(a, b, count);
    case kernel_double: return product_sum_double(a, b, count);
  }
}
