// The sums at the ends of residual blocks, for one type of numbers, SCALAR; included once for each by sum.c.

// Whether what comes past has the shape of the branch: then the pixels are neighbours in both.
#define IS_PLAIN(shape) ((shape)->stride == 1 && (shape)->channels == (shape)->past_channels)

INLINED void NAME(add_scaled)(SCALAR *y, const SCALAR *branch, const SCALAR *past, SCALAR factor, size_t count) {
  for (size_t j = 0; j < count; j++) y[j] = factor * branch[j] + past[j];
}

CLONED static void NAME(sum)(const struct kernel_sum *job) {
  const struct kernel_sum_shape *shape = &job->shape;
  const size_t channels = shape->channels, past_channels = shape->past_channels;
  const SCALAR *branch = job->branch, *past = job->past;
  const SCALAR factor = (SCALAR)job->factor;
  SCALAR *outputs = job->outputs;
  if (IS_PLAIN(shape)) {
    NAME(add_scaled)(outputs, branch, past, factor, shape->images * shape->height * shape->width * channels);
    return;
  }
  FOR_PIXELS(shape, pixel, past_pixel, {
    const SCALAR *x = branch + pixel * channels;
    SCALAR *y = outputs + pixel * channels;
    NAME(add_scaled)(y, x, past + past_pixel * past_channels, factor, past_channels);
    for (size_t j = past_channels; j < channels; j++) y[j] = factor * x[j];
  });
}

INLINED void NAME(add)(SCALAR *sum, const SCALAR *x, size_t count) {
  for (size_t j = 0; j < count; j++) sum[j] += x[j];
}

CLONED static void NAME(sum_backward)(const struct kernel_sum_backward *job) {
  const struct kernel_sum_shape *shape = &job->shape;
  const size_t channels = shape->channels, past_channels = shape->past_channels;
  const size_t count = shape->images * shape->height * shape->width * channels;
  const SCALAR *gradients = job->gradients;
  SCALAR *past_gradients = job->past_gradients;
  if (IS_PLAIN(shape)) {
    if (job->accumulate) {
      NAME(add)(past_gradients, gradients, count);
    } else {
      memcpy(past_gradients, gradients, count * sizeof(SCALAR));
    }
    return;
  }
  if (!job->accumulate) {
    const size_t past_count = shape->images * shape->past_height * shape->past_width * past_channels;
    memset(past_gradients, 0, past_count * sizeof(SCALAR));
  }
  FOR_PIXELS(shape, pixel, past_pixel, {
    NAME(add)(past_gradients + past_pixel * past_channels, gradients + pixel * channels, past_channels);
  });
}

CLONED static void NAME(scale)(const struct kernel_scale *job) {
  const SCALAR *inputs = job->inputs, factor = (SCALAR)job->factor;
  SCALAR *outputs = job->outputs;
  for (size_t i = 0; i < job->count; i++) outputs[i] = factor * inputs[i];
}

CLONED static double NAME(product_sum)(const SCALAR *a, const SCALAR *b, size_t count) {
  double partial[product_lanes] = {0}, sum = 0;
  const size_t whole = count / product_lanes * product_lanes;
  for (size_t i = 0; i < whole; i += product_lanes) {
    for (size_t lane = 0; lane < product_lanes; lane++) partial[lane] += (double)a[i + lane] * (double)b[i + lane];
  }
  for (size_t i = whole; i < count; i++) partial[i - whole] += (double)a[i] * (double)b[i];
  for (size_t lane = 0; lane < product_lanes; lane++) sum += partial[lane];
  return sum;
}

#undef IS_PLAIN
