#include <string.h>

#include "CKernels.h"
#include "strips.h"
#include "vectors.h"

// How a convolution is computed: a batch is worked on by groups of images, that fit into the second-level cache with
// their borders of zeros. There the patch of an output is `segments` runs of neighbouring numbers, one a row of the
// kernel, and the outputs of a panel of neighbouring channels are the sum of the patch's numbers, each times a row of
// the panel's weights. A tile of 8 patches by one or two vectors of channels stays in registers meanwhile.
// No patch is copied, whatever the kernel, the stride and the number of channels are.

// The bytes of padded images that are worked on together.
enum { group_bytes = 96 * 1024 };
// A tile's patches, or rows of weights, at most; the tiles of processors with 16 registers have fewer.
enum { patch_rows = 8, weight_rows = 12, small_rows = 6 };
// The bytes of a vector, also where it takes several registers. Narrow ones serve the last channels.
enum { wide_bytes = 64, narrow_bytes = 32 };

#define UNROLLED _Pragma("clang loop unroll(full)")

#if defined(__x86_64__)
// A vector of 64 bytes stays whole where the processor has such, even if the compiler prefers shorter ones.
#define WIDE __attribute__((min_vector_width(512)))

// Tiles are made for a number of registers, so that each is compiled for the processors that it is for only.
#define FOR_AVX2 __attribute__((target("arch=x86-64-v3")))
#define FOR_AVX512 __attribute__((target("arch=x86-64-v4")))

static bool has_avx512(void) { return __builtin_cpu_supports("x86-64-v4"); }
static bool has_avx2(void) { return __builtin_cpu_supports("x86-64-v3"); }
#else
#define WIDE
#endif

// MARK: Geometry

static size_t minimum(size_t a, size_t b) { return a < b ? a : b; }
static size_t maximum(size_t a, size_t b) { return a > b ? a : b; }

// The outputs along an axis.
static size_t extent(const struct kernel_convolution_shape *shape, size_t input) {
  return (input + 2 * shape->padding - shape->kernel) / shape->stride + 1;
}

// A border of zeros around an image.
struct border {
  size_t top, bottom, left, right;
};

static bool is_empty(struct border b) { return b.top + b.bottom + b.left + b.right == 0; }

static struct border input_border(const struct kernel_convolution_shape *shape) {
  const size_t padding = shape->padding;
  return (struct border){padding, padding, padding, padding};
}

// Input i is read by the outputs (i + padding - u) / stride that are whole: from this one below 0 ...
static size_t gradient_lead(const struct kernel_convolution_shape *shape) {
  return (shape->kernel - 1 - shape->padding) / shape->stride;
}

// ... to this one beyond the last.
static size_t gradient_tail(const struct kernel_convolution_shape *shape, size_t input) {
  const size_t last = (input - 1 + shape->padding) / shape->stride, count = extent(shape, input);
  return last < count ? 0 : last + 1 - count;
}

static struct border gradient_border(const struct kernel_convolution_shape *shape) {
  const size_t lead = gradient_lead(shape);
  return (struct border){
      lead, gradient_tail(shape, shape->height), lead, gradient_tail(shape, shape->width)};
}

// Images that are worked on together, given the size of one.
static size_t group_images(size_t images, size_t bytes) {
  return maximum(1, minimum(images, group_bytes / maximum(1, bytes)));
}

// The channels rounded up to whole panels.
static size_t panel_columns(size_t channels, size_t size) {
  const size_t lanes = narrow_bytes / size;
  return (channels + lanes - 1) / lanes * lanes;
}

// The inputs that are congruent modulo the stride read the same weights of the kernel, and are an image of their own.
struct phase {
  size_t first, count;  // the inputs: first, first + stride, ...
  size_t tap, taps;     // of the kernel: tap, tap + stride, ...
  size_t output;        // the padded output where the first one's patch begins
};

static struct phase phase_of(const struct kernel_convolution_shape *shape, size_t first, size_t input) {
  const size_t stride = shape->stride, place = first + shape->padding, tap = place % stride;
  const size_t taps = tap < shape->kernel ? (shape->kernel - 1 - tap) / stride + 1 : 0;
  return (struct phase){
      .first = first,
      .count = first < input ? (input - 1 - first) / stride + 1 : 0,
      .tap = tap,
      .taps = taps,
      .output = taps == 0 ? 0 : place / stride + gradient_lead(shape) - (taps - 1),
  };
}

// MARK: Both precisions

#define SCALAR float
#define NAME(name) name##_float
#include "columns.h"
#include "convolution_sweep.h"
#include "convolution.h"
#undef SCALAR
#undef NAME

#define SCALAR double
#define NAME(name) name##_double
#include "columns.h"
#include "convolution_sweep.h"
#include "convolution.h"
#undef SCALAR
#undef NAME

size_t kernel_convolution_scratch(
    const struct kernel_convolution_shape *shape, enum kernel_precision precision) {
  switch (precision) {
    case kernel_single: return convolution_scratch_float(shape);
    case kernel_double: return convolution_scratch_double(shape);
  }
}

DEFINE_KERNEL(convolution)
DEFINE_KERNEL(convolution_backward_data)
DEFINE_KERNEL(convolution_backward_weights)
