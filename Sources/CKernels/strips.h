#pragma once

#include "CKernels.h"
#include "vectors.h"

// How the pixels of images are gone over. A matrix of few columns is taken several rows at a time, as if they were one
// row: its loops are long enough for vectors whatever the number of channels is. One of many columns is taken by
// strips, whose sums stay in the first-level cache.

enum { strip_columns = 64, strip_width = 2 * strip_columns };

// The numbers of a strip begin a line of the cache, wherever the stack is: no vector of them lies in two.
#define ALIGNED _Alignas(64)

struct strip {
  size_t first, columns;        // of the matrix
  size_t repeats, width, step;  // rows at a time, their numbers, and from those to the next
};

// Neighbouring columns, at most 64, of a matrix.
INLINED struct strip strip_of(size_t first, size_t columns, size_t matrix_columns) {
  const bool is_folded = columns == matrix_columns && columns < strip_columns;
  const size_t repeats = is_folded ? (strip_columns + columns - 1) / columns : 1;
  return (struct strip){first, columns, repeats, repeats * columns, repeats * matrix_columns};
}

// The next strip of the columns up to, not including, `last`.
INLINED struct strip strip_at(size_t first, size_t last, size_t matrix_columns) {
  return strip_of(first, last - first < strip_columns ? last - first : strip_columns, matrix_columns);
}

#define FOR_STRIPS(strip, begin, end, matrix_columns)                                            \
  for (struct strip strip = strip_at(begin, end, matrix_columns); strip.first < (end);           \
       strip = strip_at(strip.first + strip.columns, end, matrix_columns))

// How often a strip of so many rows is gone forward.
INLINED size_t strip_rows(struct strip strip, size_t rows) { return (rows + strip.repeats - 1) / strip.repeats; }

// The numbers of its row: fewer in the last one, where not so many rows are left.
INLINED size_t strip_width_at(struct strip strip, size_t row, size_t rows) {
  const size_t left = rows - row * strip.repeats;
  return left < strip.repeats ? left * strip.columns : strip.width;
}

// The sums of columns, from those of the places of a strip.
INLINED void fold_sums(struct strip strip, double *columns, const double *places) {
  for (size_t j = 0; j < strip.columns; j++) {
    double sum = 0;
    for (size_t k = 0; k < strip.repeats; k++) sum += places[k * strip.columns + j];
    columns[j] = sum;
  }
}
