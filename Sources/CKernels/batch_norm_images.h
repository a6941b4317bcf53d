// Batch normalisation of images for one type of numbers, SCALAR; included once for each by image_norms.c.
// The numbers of a column are summed as they are, 32 of them at most, and such sums in double precision.

enum { NAME(summed) = 32 };

// A parameter for each place of a strip, `otherwise` where the layer has none.
INLINED void NAME(spread)(struct strip strip, SCALAR *places, const SCALAR *columns, SCALAR otherwise) {
  for (size_t k = 0; k < strip.repeats; k++) {
    for (size_t j = 0; j < strip.columns; j++) {
      places[k * strip.columns + j] = columns ? columns[strip.first + j] : otherwise;
    }
  }
}

// The mean of a sample of rows, near which no sum of squared deviations cancels.
INLINED void NAME(sample_centers)(struct strip strip, const SCALAR *values, size_t rows, SCALAR *centers) {
  const size_t count = strip_rows(strip, rows), sampled = count < 64 ? count : 64;
  ALIGNED double places[strip_width] = {0}, sums[strip_columns];
  size_t sampled_rows = 0;
  for (size_t k = 0; k < sampled; k++) {
    const size_t i = k * count / sampled, width = strip_width_at(strip, i, rows);
    const SCALAR *x = values + i * strip.step + strip.first;
    for (size_t j = 0; j < width; j++) places[j] += (double)x[j];
    sampled_rows += width / strip.columns;
  }
  fold_sums(strip, sums, places);
  for (size_t j = 0; j < strip.columns; j++) centers[j] = (SCALAR)(sums[j] / (double)sampled_rows);
}

// The mean of the columns of a strip and the sum of their squared deviations from it.
INLINED void NAME(column_moments)(
    struct strip strip, const SCALAR *values, size_t rows, double *means, double *squares) {
  ALIGNED SCALAR centers[strip_columns], center[strip_width];
  ALIGNED double sums[strip_width] = {0}, square_sums[strip_width] = {0};
  NAME(sample_centers)(strip, values, rows, centers);
  for (size_t j = 0; j < strip.width; j++) center[j] = centers[j % strip.columns];
  const size_t count = strip_rows(strip, rows);
  for (size_t first = 0; first < count; first += NAME(summed)) {
    const size_t last = count - first < NAME(summed) ? count : first + NAME(summed);
    ALIGNED SCALAR partial[strip_width] = {0}, partial_squares[strip_width] = {0};
    for (size_t i = first; i < last; i++) {
      const SCALAR *x = values + i * strip.step + strip.first;
      const size_t width = strip_width_at(strip, i, rows);
      for (size_t j = 0; j < width; j++) {
        const SCALAR deviation = x[j] - center[j];
        partial[j] += deviation;
        partial_squares[j] += deviation * deviation;
      }
    }
    for (size_t j = 0; j < strip.width; j++) {
      sums[j] += (double)partial[j];
      square_sums[j] += (double)partial_squares[j];
    }
  }
  fold_sums(strip, means, sums);
  fold_sums(strip, squares, square_sums);
  for (size_t j = 0; j < strip.columns; j++) {
    const double difference = means[j] / (double)rows;
    squares[j] -= means[j] * difference;
    squares[j] = squares[j] < 0 ? 0 : squares[j];
    means[j] = (double)centers[j] + difference;
  }
}

CLONED static void NAME(moments_images)(const struct kernel_moments *job) {
  const size_t rows = job->rows;
  const double share = (double)rows / (double)(job->count + rows);
  FOR_STRIPS(strip, 0, job->columns, job->columns) {
    double *means = job->means + strip.first, *squares = job->squares + strip.first;
    double mean[strip_columns], square[strip_columns];
    NAME(column_moments)(strip, job->values, rows, mean, square);
    for (size_t j = 0; j < strip.columns; j++) {
      const double difference = mean[j] - means[j];
      means[j] += difference * share;
      squares[j] += square[j] + difference * difference * (double)job->count * share;
    }
  }
}

// x <- (x - center) * gain and y <- f(scale * x + shift), for the rows from `values` on.
INLINED void NAME(normalize_rows)(
    const struct kernel_batch_norm *job, struct strip strip, SCALAR *values, SCALAR *outputs, size_t rows,
    const SCALAR *centers, const SCALAR *gains, enum kernel_activation activation) {
  ALIGNED SCALAR center[strip_width], gain[strip_width], factor[strip_width], addend[strip_width];
  for (size_t j = 0; j < strip.width; j++) {
    center[j] = centers[j % strip.columns];
    gain[j] = gains[j % strip.columns];
  }
  NAME(spread)(strip, factor, job->scale, 1);
  NAME(spread)(strip, addend, job->shift, 0);
  for (size_t i = 0; i < strip_rows(strip, rows); i++) {
    SCALAR *x = values + i * strip.step + strip.first, *y = outputs + i * strip.step + strip.first;
    const size_t width = strip_width_at(strip, i, rows);
    for (size_t j = 0; j < width; j++) {
      const SCALAR normalized = (x[j] - center[j]) * gain[j];
      x[j] = normalized;
      y[j] = NAME(activated)(normalized * factor[j] + addend[j], activation);
    }
  }
}

// The running estimates take up the mean over `groups` of the sums of means and of unbiased variances.
INLINED void NAME(move_estimates)(
    const struct kernel_batch_norm *job, struct strip strip, const double *means, const double *variances,
    size_t groups) {
  if (!job->running_means) return;
  const SCALAR *bias = job->bias;
  SCALAR *running_means = (SCALAR *)job->running_means + strip.first;
  SCALAR *running_variances = (SCALAR *)job->running_variances + strip.first;
  const double old = 1 - job->momentum, share = 1 / (double)groups;
  for (size_t j = 0; j < strip.columns; j++) {
    const double biased_mean = means[j] * share + (bias ? (double)bias[strip.first + j] : 0);
    running_means[j] = (SCALAR)(old * (double)running_means[j] + job->momentum * biased_mean);
    running_variances[j] = (SCALAR)(old * (double)running_variances[j] + job->momentum * variances[j] * share);
  }
}

INLINED void NAME(batch_norm_strip)(const struct kernel_batch_norm *job, struct strip strip) {
  double means[strip_columns] = {0}, variances[strip_columns] = {0};
  size_t groups = 0;
  for (size_t row = 0; row < job->rows; groups++) {
    const size_t rows = group_rows(job->rows - row, job->group);
    SCALAR *values = (SCALAR *)job->values + row * job->columns;
    SCALAR *outputs = (SCALAR *)job->outputs + row * job->columns;
    SCALAR *inverse = (SCALAR *)job->inverse_deviations + groups * job->columns + strip.first;
    double mean[strip_columns], squares[strip_columns];
    SCALAR centers[strip_columns];
    NAME(column_moments)(strip, values, rows, mean, squares);
    for (size_t j = 0; j < strip.columns; j++) {
      centers[j] = (SCALAR)mean[j];
      inverse[j] = (SCALAR)(1 / sqrt(squares[j] / (double)rows + job->epsilon));
      means[j] += mean[j];
      variances[j] += squares[j] / (double)(rows - 1);
    }
    WITH_ACTIVATION(
        NAME(normalize_rows), job->activation, job, strip, values, outputs, rows, centers, inverse);
    row += rows;
  }
  NAME(move_estimates)(job, strip, means, variances, groups);
}

CLONED static void NAME(batch_norm_images)(const struct kernel_batch_norm *job) {
  FOR_STRIPS(strip, 0, job->columns, job->columns) NAME(batch_norm_strip)(job, strip);
}

// MARK: The way back

// Through the activation, and the sums of the gradients and of their products with x.
INLINED void NAME(gradient_sums)(
    struct strip strip, SCALAR *gradients, const SCALAR *outputs, const SCALAR *normalized, size_t rows, double *sums,
    double *products, enum kernel_activation activation) {
  ALIGNED double places[strip_width] = {0}, product_places[strip_width] = {0};
  const size_t count = strip_rows(strip, rows);
  for (size_t first = 0; first < count; first += NAME(summed)) {
    const size_t last = count - first < NAME(summed) ? count : first + NAME(summed);
    ALIGNED SCALAR partial[strip_width] = {0}, partial_products[strip_width] = {0};
    for (size_t i = first; i < last; i++) {
      const size_t start = i * strip.step + strip.first, width = strip_width_at(strip, i, rows);
      SCALAR *dy = gradients + start;
      const SCALAR *y = outputs + start, *x = normalized + start;
      for (size_t j = 0; j < width; j++) {
        const SCALAR g = NAME(through)(dy[j], y, j, activation);
        dy[j] = g;
        partial[j] += g;
        partial_products[j] += g * x[j];
      }
    }
    for (size_t j = 0; j < strip.width; j++) {
      places[j] += (double)partial[j];
      product_places[j] += (double)partial_products[j];
    }
  }
  fold_sums(strip, sums, places);
  fold_sums(strip, products, product_places);
}

// dy <- scale * inverse deviation * (dy - the mean of dy - x * the mean of dy x).
INLINED void NAME(center_gradients)(
    const struct kernel_batch_norm_backward *job, struct strip strip, SCALAR *gradients, const SCALAR *normalized,
    const SCALAR *inverse, size_t rows, const double *sums, const double *products) {
  const SCALAR *scale = job->scale;
  ALIGNED SCALAR factor[strip_width], constant[strip_width], slope[strip_width];
  for (size_t j = 0; j < strip.width; j++) {
    const size_t column = j % strip.columns;
    factor[j] = scale ? scale[strip.first + column] * inverse[column] : inverse[column];
    constant[j] = (SCALAR)(sums[column] / (double)rows);
    slope[j] = (SCALAR)(products[column] / (double)rows);
  }
  for (size_t i = 0; i < strip_rows(strip, rows); i++) {
    const size_t start = i * strip.step + strip.first, width = strip_width_at(strip, i, rows);
    SCALAR *dy = gradients + start;
    const SCALAR *x = normalized + start;
    for (size_t j = 0; j < width; j++) dy[j] = factor[j] * (dy[j] - constant[j] - x[j] * slope[j]);
  }
}

INLINED void NAME(batch_norm_backward_strip)(const struct kernel_batch_norm_backward *job, struct strip strip) {
  double totals[strip_columns] = {0}, total_products[strip_columns] = {0};
  const double zeros[strip_columns] = {0};
  size_t groups = 0;
  for (size_t row = 0; row < job->rows; groups++) {
    const size_t rows = group_rows(job->rows - row, job->group), start = row * job->columns;
    SCALAR *gradients = (SCALAR *)job->gradients + start;
    const SCALAR *normalized = (const SCALAR *)job->normalized + start;
    const SCALAR *outputs = (const SCALAR *)job->outputs + start;
    const SCALAR *inverse = (const SCALAR *)job->inverse_deviations + groups * job->columns + strip.first;
    double sums[strip_columns], products[strip_columns];
    WITH_ACTIVATION(
        NAME(gradient_sums), job->activation, strip, gradients, outputs, normalized, rows, sums, products);
    NAME(center_gradients)(job, strip, gradients, normalized, inverse, rows, sums, products);
    for (size_t j = 0; j < strip.columns; j++) {
      totals[j] += sums[j];
      total_products[j] += products[j];
    }
    row += rows;
  }
  NAME(store_gradient)(job->bias_gradient, strip.first, strip.columns, zeros, job->retaining);
  NAME(store_gradient)(job->scale_gradient, strip.first, strip.columns, total_products, job->retaining);
  NAME(store_gradient)(job->shift_gradient, strip.first, strip.columns, totals, job->retaining);
}

CLONED static void NAME(batch_norm_images_backward)(const struct kernel_batch_norm_backward *job) {
  FOR_STRIPS(strip, 0, job->columns, job->columns) NAME(batch_norm_backward_strip)(job, strip);
}
