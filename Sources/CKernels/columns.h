// The sums over strips of columns, for one type of numbers, SCALAR; included once for each by the files of the kernels
// of images.

// The sums of the columns of a strip, in double precision.
INLINED void NAME(sum_columns)(struct strip strip, const SCALAR *matrix, size_t rows, double *sums) {
  ALIGNED double places[strip_width] = {0};
  for (size_t i = 0; i < strip_rows(strip, rows); i++) {
    const SCALAR *x = matrix + i * strip.step + strip.first;
    const size_t width = strip_width_at(strip, i, rows);
    for (size_t j = 0; j < width; j++) places[j] += (double)x[j];
  }
  fold_sums(strip, sums, places);
}
