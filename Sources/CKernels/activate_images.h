// Bias and activation of images for one type of numbers, SCALAR; included once for each by image_norms.c, after the
// batch normalisation, whose sums it shares the order with.

INLINED void NAME(activate_strip)(
    const struct kernel_activate *job, struct strip strip, enum kernel_activation activation) {
  ALIGNED SCALAR addend[strip_width];
  NAME(spread)(strip, addend, job->bias, 0);
  for (size_t i = 0; i < strip_rows(strip, job->rows); i++) {
    const size_t start = i * strip.step + strip.first, width = strip_width_at(strip, i, job->rows);
    const SCALAR *x = (const SCALAR *)job->inputs + start;
    SCALAR *y = (SCALAR *)job->outputs + start;
    for (size_t j = 0; j < width; j++) y[j] = NAME(activated)(x[j] + addend[j], activation);
  }
}

CLONED static void NAME(activate_images)(const struct kernel_activate *job) {
  FOR_STRIPS(strip, 0, job->columns, job->columns) {
    WITH_ACTIVATION(NAME(activate_strip), job->activation, job, strip);
  }
}

// Through the activation, and the sums of the gradients.
INLINED void NAME(activate_backward_strip)(
    const struct kernel_activate_backward *job, struct strip strip, enum kernel_activation activation) {
  ALIGNED double places[strip_width] = {0}, sums[strip_columns];
  const size_t count = strip_rows(strip, job->rows);
  for (size_t first = 0; first < count; first += NAME(summed)) {
    const size_t last = count - first < NAME(summed) ? count : first + NAME(summed);
    ALIGNED SCALAR partial[strip_width] = {0};
    for (size_t i = first; i < last; i++) {
      const size_t start = i * strip.step + strip.first, width = strip_width_at(strip, i, job->rows);
      SCALAR *restrict dy = (SCALAR *)job->gradients + start;
      const SCALAR *restrict y = (const SCALAR *)job->outputs + start;
      for (size_t j = 0; j < width; j++) {
        const SCALAR g = NAME(through)(dy[j], y, j, activation);
        dy[j] = g;
        partial[j] += g;
      }
    }
    for (size_t j = 0; j < strip.width; j++) places[j] += (double)partial[j];
  }
  fold_sums(strip, sums, places);
  NAME(store_gradient)(job->bias_gradient, strip.first, strip.columns, sums, job->retaining);
}

CLONED static void NAME(activate_images_backward)(const struct kernel_activate_backward *job) {
  FOR_STRIPS(strip, 0, job->columns, job->columns) {
    WITH_ACTIVATION(NAME(activate_backward_strip), job->activation, job, strip);
  }
}
