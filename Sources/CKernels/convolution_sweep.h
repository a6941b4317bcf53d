// How tiles go over padded images, for one type of numbers, SCALAR; included once for each by convolution.c.

// Where the patches of a group of images lie, which panel of weights they meet, and where the outputs go.
struct NAME(sweep) {
  const SCALAR *source;
  size_t image_step, row_step, column_step;  // from a patch to the next one's
  size_t segments, segment_step, length;     // of a patch
  const SCALAR *weights;                     // segments * length rows of the panel's lanes
  const SCALAR *start;                       // what the sums begin with, one a lane
  SCALAR *outputs;
  size_t output_image_step, output_row_step, output_column_step;
  size_t images, rows, columns;
  size_t width;  // lanes that are stored
  bool accumulate;
};

// The gradient of a panel of weights from one image: its sums are added to `sums`.
struct NAME(weight_sweep) {
  const SCALAR *source;
  size_t row_step, column_step;
  size_t segments, segment_step, length;
  const SCALAR *gradients;
  size_t gradient_row_step, gradient_column_step;
  SCALAR *sums;
  size_t sum_step;  // from a row of weights to the next
  size_t rows, columns;
  size_t width;
};

// The next patch of a sweep and its outputs, and how many are left in its row, its image and its group.
struct NAME(cursor) {
  const SCALAR *patch;
  SCALAR *output;
  size_t columns, rows, images;
};

INLINED struct NAME(cursor) NAME(beginning)(const struct NAME(sweep) *sweep) {
  return (struct NAME(cursor)){sweep->source, sweep->outputs, sweep->columns, sweep->rows, sweep->images};
}

// A phase's outputs may end beyond the beginning of the next row: that step is negative.
INLINED void NAME(advance)(struct NAME(cursor) *at, const struct NAME(sweep) *sweep) {
  at->patch += sweep->column_step;
  at->output += sweep->output_column_step;
  if (--at->columns > 0) return;
  at->columns = sweep->columns;
  at->patch += (ptrdiff_t)(sweep->row_step - sweep->columns * sweep->column_step);
  at->output += (ptrdiff_t)(sweep->output_row_step - sweep->columns * sweep->output_column_step);
  if (--at->rows > 0) return;
  at->rows = sweep->rows;
  at->patch += (ptrdiff_t)(sweep->image_step - sweep->rows * sweep->row_step);
  at->output += (ptrdiff_t)(sweep->output_image_step - sweep->rows * sweep->output_row_step);
  at->images--;
}

// Finds the next `count` patches and their outputs, and returns how many are left of them: the last one stands for
// those that are missing.
INLINED size_t NAME(next_patches)(
    struct NAME(cursor) *at, const struct NAME(sweep) *sweep, const SCALAR **patches, SCALAR **outputs,
    const size_t count) {
  if (at->columns > count) {
    UNROLLED for (size_t p = 0; p < count; p++) {
      patches[p] = at->patch + p * sweep->column_step;
      outputs[p] = at->output + p * sweep->output_column_step;
    }
    at->patch += count * sweep->column_step;
    at->output += count * sweep->output_column_step;
    at->columns -= count;
    return count;
  }
  size_t found = 0;
  for (size_t p = 0; p < count; p++) {
    if (at->images == 0) {
      patches[p] = patches[p - 1];
      continue;
    }
    patches[p] = at->patch;
    outputs[p] = at->output;
    NAME(advance)(at, sweep);
    found++;
  }
  return found;
}

// Adds the sums of a tile to the first `width` columns of a matrix.
VECTORIZED static void NAME(add_tile)(
    SCALAR *matrix, size_t step, const SCALAR *sums, size_t rows, size_t lanes, size_t width) {
  for (size_t k = 0; k < rows; k++) {
    for (size_t j = 0; j < width; j++) matrix[k * step + j] += sums[k * lanes + j];
  }
}

#define LANES (wide_bytes / sizeof(SCALAR))
#define TILE(name) NAME(wide_##name)
#include "convolution_tiles.h"
#undef LANES
#undef TILE
#define LANES (narrow_bytes / sizeof(SCALAR))
#define TILE(name) NAME(narrow_##name)
#include "convolution_tiles.h"
#undef LANES
#undef TILE

// A size of tiles, for panels of so many lanes.
struct NAME(tiling) {
  size_t lanes;
  void (*correlate)(const struct NAME(sweep) *sweep);
  void (*accumulate)(const struct NAME(weight_sweep) *sweep);
};

#define DEFINE_TILING(name, target, width, patches, rows, vectors)                              \
  target static void NAME(name##_correlate)(const struct NAME(sweep) *sweep) {                  \
    NAME(width##_correlate)(sweep, patches, vectors);                                           \
  }                                                                                             \
  target static void NAME(name##_accumulate)(const struct NAME(weight_sweep) *sweep) {          \
    NAME(width##_accumulate)(sweep, rows, vectors);                                             \
  }                                                                                             \
  static const struct NAME(tiling) NAME(name) = {                                               \
      vectors * width##_bytes / sizeof(SCALAR), NAME(name##_correlate), NAME(name##_accumulate)};

#if defined(__x86_64__)
DEFINE_TILING(double_tiles_512, FOR_AVX512, wide, patch_rows, weight_rows, 2)
DEFINE_TILING(single_tiles_512, FOR_AVX512, wide, patch_rows, weight_rows, 1)
DEFINE_TILING(narrow_tiles_512, FOR_AVX512, narrow, patch_rows, weight_rows, 1)
DEFINE_TILING(small_tiles, FOR_AVX2, wide, small_rows, small_rows, 1)
DEFINE_TILING(narrow_tiles, FOR_AVX2, narrow, patch_rows, weight_rows, 1)
// Without fused instructions each product is a call of the library: no tile is worth its code.
DEFINE_TILING(unfused_tiles, , narrow, 1, 1, 1)
#else
// NEON has 32 registers, of a quarter of a wide vector each, and multiplies by one number of a register.
DEFINE_TILING(small_tiles, , wide, small_rows, small_rows, 1)
DEFINE_TILING(narrow_tiles, , narrow, patch_rows, weight_rows, 1)
#endif
#undef DEFINE_TILING

// The widest panel that as many channels fill, or else the narrowest.
static const struct NAME(tiling) *NAME(tiling_for)(size_t channels) {
  const size_t lanes = wide_bytes / sizeof(SCALAR);
#if defined(__x86_64__)
  if (!has_avx2()) return &NAME(unfused_tiles);
  if (has_avx512()) {
    return channels >= 2 * lanes ? &NAME(double_tiles_512)
           : channels >= lanes   ? &NAME(single_tiles_512)
                                 : &NAME(narrow_tiles_512);
  }
#endif
  return channels >= lanes ? &NAME(small_tiles) : &NAME(narrow_tiles);
}
