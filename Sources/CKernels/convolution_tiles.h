// The inner loops of a convolution for one type of numbers and one size of vectors, LANES; included once for each by
// convolution_sweep.h. TILE(x) names a function or a type. A tile is `rows` by `vectors` sums in registers, both
// constants where the compiler sees them: its loops are unrolled.

typedef SCALAR TILE(vector) __attribute__((ext_vector_type(LANES)));
// The same in memory, aligned as its numbers are.
typedef TILE(vector) TILE(packed) __attribute__((aligned(sizeof(SCALAR))));

// Stores the first `width` lanes, which may end within a vector.
INLINED void TILE(store)(
    SCALAR *outputs, const TILE(vector) *sums, size_t width, bool accumulate, const size_t vectors) {
  if (width == vectors * LANES) {
    TILE(packed) *whole = (TILE(packed) *)outputs;
    UNROLLED for (size_t v = 0; v < vectors; v++) whole[v] = accumulate ? whole[v] + sums[v] : sums[v];
  } else {
    SCALAR lanes[2 * LANES];
    UNROLLED for (size_t v = 0; v < vectors; v++) ((TILE(packed) *)lanes)[v] = sums[v];
    if (accumulate) {
      for (size_t j = 0; j < width; j++) lanes[j] += outputs[j];
    }
    // The binary digits of the width say which halves, quarters, ... of a vector there are.
    size_t j = 0;
    UNROLLED for (size_t part = vectors * LANES / 2; part > 0; part /= 2) {
      if ((width & part) == 0) continue;
      memcpy(outputs + j, lanes + j, part * sizeof(SCALAR));
      j += part;
    }
  }
}

// The outputs of a panel of channels, `rows` patches at a time.
WIDE INLINED void TILE(correlate)(const struct NAME(sweep) *sweep, const size_t rows, const size_t vectors) {
  struct NAME(cursor) at = NAME(beginning)(sweep);
  while (at.images > 0) {
    const SCALAR *patches[patch_rows];
    SCALAR *outputs[patch_rows];
    const size_t count = NAME(next_patches)(&at, sweep, patches, outputs, rows);
    const TILE(packed) *start = (const TILE(packed) *)sweep->start;
    TILE(vector) sums[patch_rows][2];
    UNROLLED for (size_t p = 0; p < rows; p++) {
      UNROLLED for (size_t v = 0; v < vectors; v++) sums[p][v] = start[v];
    }
    const TILE(packed) *weights = (const TILE(packed) *)sweep->weights;
    for (size_t segment = 0; segment < sweep->segments; segment++) {
      const size_t first = segment * sweep->segment_step, end = first + sweep->length;
      for (size_t k = first; k < end; k++, weights += vectors) {
        TILE(vector) row[2];
        UNROLLED for (size_t v = 0; v < vectors; v++) row[v] = weights[v];
        UNROLLED for (size_t p = 0; p < rows; p++) {
          const TILE(vector) x = (TILE(vector))patches[p][k];
          UNROLLED for (size_t v = 0; v < vectors; v++) sums[p][v] = __builtin_elementwise_fma(x, row[v], sums[p][v]);
        }
      }
    }
    UNROLLED for (size_t p = 0; p < rows; p++) {
      if (p < count) TILE(store)(outputs[p], sums[p], sweep->width, sweep->accumulate, vectors);
    }
  }
}

// The sums of `rows` rows of a panel of weights, from `source` on in as many segments.
WIDE INLINED void TILE(accumulate_rows)(
    const struct NAME(weight_sweep) *sweep, const SCALAR *source, SCALAR *sums, const size_t segments,
    const size_t rows, const size_t vectors) {
  const size_t length = rows / segments;
  TILE(vector) partial[weight_rows][2] = {0};
  for (size_t row = 0; row < sweep->rows; row++) {
    const SCALAR *x = source + row * sweep->row_step;
    const SCALAR *dy = sweep->gradients + row * sweep->gradient_row_step;
    for (size_t column = 0; column < sweep->columns; column++) {
      TILE(vector) gradient[2];
      UNROLLED for (size_t v = 0; v < vectors; v++) gradient[v] = ((const TILE(packed) *)dy)[v];
      UNROLLED for (size_t k = 0; k < rows; k++) {
        const TILE(vector) value = (TILE(vector))x[k / length * sweep->segment_step + k % length];
        UNROLLED for (size_t v = 0; v < vectors; v++) {
          partial[k][v] = __builtin_elementwise_fma(value, gradient[v], partial[k][v]);
        }
      }
      x += sweep->column_step;
      dy += sweep->gradient_column_step;
    }
  }
  SCALAR tile[weight_rows * 2 * LANES];
  UNROLLED for (size_t k = 0; k < rows; k++) {
    UNROLLED for (size_t v = 0; v < vectors; v++) ((TILE(packed) *)tile)[k * vectors + v] = partial[k][v];
  }
  NAME(add_tile)(sums, sweep->sum_step, tile, rows, vectors * LANES, sweep->width);
}

// The gradient of a panel: each segment in tiles of at most `rows` rows, as equal as they can be.
WIDE INLINED void TILE(accumulate)(const struct NAME(weight_sweep) *sweep, const size_t rows, const size_t vectors) {
  // The first layer of images of one channel: three rows at a time would wait for each other's sums.
  if (9 <= rows && sweep->segments == 3 && sweep->length == 3) {
    TILE(accumulate_rows)(sweep, sweep->source, sweep->sums, 3, 9, vectors);
    return;
  }
  for (size_t segment = 0; segment < sweep->segments; segment++) {
    const SCALAR *source = sweep->source + segment * sweep->segment_step;
    SCALAR *sums = sweep->sums + segment * sweep->length * sweep->sum_step;
    size_t tiles = (sweep->length + rows - 1) / rows;
    for (size_t left = sweep->length; left > 0; tiles--) {
      const size_t count = (left + tiles - 1) / tiles;
      switch (count) {
#define COUNT(constant) \
  case constant:        \
    if (constant <= rows) TILE(accumulate_rows)(sweep, source, sums, 1, constant, vectors); \
    break;
        COUNT(1)
        COUNT(2)
        COUNT(3)
        COUNT(4)
        COUNT(5)
        COUNT(6)
        COUNT(7)
        COUNT(8)
        COUNT(9)
        COUNT(10)
        COUNT(11)
        COUNT(12)
#undef COUNT
      }
      source += count;
      sums += count * sweep->sum_step;
      left -= count;
    }
  }
}
