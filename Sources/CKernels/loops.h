// The loops for one type of numbers, SCALAR; included once for each by kernels.c. NAME(x) names a function, CLONED
// says whether it is compiled for several widths of vectors.

// MARK: Activations

INLINED void NAME(activate_block)(
    const struct kernel_activate *job, enum kernel_activation activation, size_t first, size_t width) {
  const size_t columns = job->columns;
  const SCALAR *bias = job->bias;
  SCALAR addend[block];
  for (size_t j = 0; j < width; j++) addend[j] = bias ? bias[first + j] : 0;
  for (size_t row = 0; row < job->rows; row++) {
    const SCALAR *x = (const SCALAR *)job->inputs + row * columns + first;
    SCALAR *y = (SCALAR *)job->outputs + row * columns + first;
    for (size_t j = 0; j < width; j++) y[j] = NAME(activated)(x[j] + addend[j], activation);
  }
}

INLINED void NAME(activate_with)(const struct kernel_activate *job, enum kernel_activation activation) {
  FOR_BLOCKS(job->columns, NAME(activate_block), job, activation);
}

CLONED static void NAME(activate)(const struct kernel_activate *job) {
  WITH_ACTIVATION(NAME(activate_with), job->activation, job);
}

INLINED void NAME(activate_backward_block)(
    const struct kernel_activate_backward *job, enum kernel_activation activation, size_t first, size_t width) {
  const size_t columns = job->columns;
  double sums[block] = {0};
  for (size_t row = 0; row < job->rows; row++) {
    SCALAR *dy = (SCALAR *)job->gradients + row * columns + first;
    const SCALAR *y = (const SCALAR *)job->outputs + row * columns + first;
    for (size_t j = 0; j < width; j++) {
      const SCALAR g = NAME(through)(dy[j], y, j, activation);
      dy[j] = g;
      sums[j] += (double)g;
    }
  }
  NAME(store_gradient)(job->bias_gradient, first, width, sums, job->retaining);
}

INLINED void NAME(activate_backward_with)(
    const struct kernel_activate_backward *job, enum kernel_activation activation) {
  FOR_BLOCKS(job->columns, NAME(activate_backward_block), job, activation);
}

CLONED static void NAME(activate_backward)(const struct kernel_activate_backward *job) {
  WITH_ACTIVATION(NAME(activate_backward_with), job->activation, job);
}

// MARK: Batch normalisation

// The rows of one group: x and y start at its first one. Adds its mean and its unbiased variance to `means` and
// `variances`.
INLINED void NAME(batch_norm_group)(
    const struct kernel_batch_norm *job, enum kernel_activation activation, bool is_noisy, SCALAR *values,
    SCALAR *outputs, const SCALAR *factors, const SCALAR *addends, SCALAR *inverse, size_t rows, size_t first,
    size_t width, double *means, double *variances) {
  const size_t columns = job->columns;
  const SCALAR *scale = job->scale, *shift = job->shift;
  double mean[block] = {0}, squares[block] = {0};
  for (size_t row = 0; row < rows; row++) {
    const SCALAR *x = values + row * columns;
    for (size_t j = 0; j < width; j++) mean[j] += (double)x[j];
  }
  for (size_t j = 0; j < width; j++) mean[j] /= (double)rows;
  for (size_t row = 0; row < rows; row++) {
    const SCALAR *x = values + row * columns;
    for (size_t j = 0; j < width; j++) {
      const double deviation = (double)x[j] - mean[j];
      squares[j] += deviation * deviation;
    }
  }
  SCALAR center[block], gain[block], factor[block], addend[block];
  for (size_t j = 0; j < width; j++) {
    center[j] = (SCALAR)mean[j];
    gain[j] = (SCALAR)(1 / sqrt(squares[j] / (double)rows + job->epsilon));
    factor[j] = scale ? scale[first + j] : 1;
    addend[j] = shift ? shift[first + j] : 0;
    inverse[j] = gain[j];
    means[j] += mean[j];
    // Biased variance above, unbiased in the running estimate: PyTorch's convention.
    variances[j] += squares[j] / (double)(rows - 1);
  }
  for (size_t row = 0; row < rows; row++) {
    SCALAR *x = values + row * columns, *y = outputs + row * columns;
    for (size_t j = 0; j < width; j++) {
      const SCALAR normalized = (x[j] - center[j]) * gain[j];
      x[j] = normalized;
      SCALAR output = normalized * factor[j] + addend[j];
      if (is_noisy) output = output * factors[row * columns + j] + addends[row * columns + j];
      y[j] = NAME(activated)(output, activation);
    }
  }
}

INLINED void NAME(batch_norm_block)(
    const struct kernel_batch_norm *job, bool is_noisy, enum kernel_activation activation, size_t first, size_t width) {
  const size_t columns = job->columns;
  double means[block] = {0}, variances[block] = {0};
  size_t groups = 0;
  for (size_t row = 0; row < job->rows; groups++) {
    const size_t rows = group_rows(job->rows - row, job->group), start = row * columns + first;
    NAME(batch_norm_group)(
        job, activation, is_noisy, (SCALAR *)job->values + start, (SCALAR *)job->outputs + start,
        is_noisy ? (const SCALAR *)job->noise_factors + start : NULL,
        is_noisy ? (const SCALAR *)job->noise_addends + start : NULL,
        (SCALAR *)job->inverse_deviations + groups * columns + first, rows, first, width, means, variances);
    row += rows;
  }
  if (!job->running_means) return;
  const SCALAR *bias = job->bias;
  SCALAR *running_means = (SCALAR *)job->running_means + first;
  SCALAR *running_variances = (SCALAR *)job->running_variances + first;
  const double old = 1 - job->momentum, share = 1 / (double)groups;
  for (size_t j = 0; j < width; j++) {
    // Adding the bias to x itself would be undone by the subtraction of the mean.
    const double biased_mean = means[j] * share + (bias ? (double)bias[first + j] : 0);
    const double unbiased = variances[j] * share;
    running_means[j] = (SCALAR)(old * (double)running_means[j] + job->momentum * biased_mean);
    running_variances[j] = (SCALAR)(old * (double)running_variances[j] + job->momentum * unbiased);
  }
}

INLINED void NAME(batch_norm_with)(const struct kernel_batch_norm *job, enum kernel_activation activation) {
  FOR_BLOCKS(job->columns, NAME(batch_norm_block), job, false, activation);
}

INLINED void NAME(batch_norm_noisy_with)(const struct kernel_batch_norm *job, enum kernel_activation activation) {
  FOR_BLOCKS(job->columns, NAME(batch_norm_block), job, true, activation);
}

CLONED static void NAME(batch_norm_plain)(const struct kernel_batch_norm *job) {
  WITH_ACTIVATION(NAME(batch_norm_with), job->activation, job);
}

CLONED static void NAME(batch_norm_noisy)(const struct kernel_batch_norm *job) {
  WITH_ACTIVATION(NAME(batch_norm_noisy_with), job->activation, job);
}

static void NAME(batch_norm)(const struct kernel_batch_norm *job) {
  if (job->noise_factors) {
    NAME(batch_norm_noisy)(job);
  } else {
    NAME(batch_norm_plain)(job);
  }
}

// The rows of one group, on the way back: adds its sums to `totals` and `total_products`.
INLINED void NAME(batch_norm_backward_group)(
    const struct kernel_batch_norm_backward *job, enum kernel_activation activation, bool is_noisy, SCALAR *gradients,
    const SCALAR *outputs, const SCALAR *normalized, const SCALAR *factors, const SCALAR *inverse, size_t rows,
    size_t first, size_t width, double *totals, double *total_products) {
  const size_t columns = job->columns;
  const SCALAR *scale = job->scale;
  double sums[block] = {0}, products[block] = {0};
  for (size_t row = 0; row < rows; row++) {
    SCALAR *dy = gradients + row * columns;
    const SCALAR *y = outputs + row * columns, *x = normalized + row * columns;
    for (size_t j = 0; j < width; j++) {
      SCALAR g = NAME(through)(dy[j], y, j, activation);
      if (is_noisy) g *= factors[row * columns + j];
      dy[j] = g;
      sums[j] += (double)g;
      products[j] += (double)g * (double)x[j];
    }
  }
  SCALAR factor[block], constant[block], slope[block];
  for (size_t j = 0; j < width; j++) {
    factor[j] = scale ? scale[first + j] * inverse[j] : inverse[j];
    constant[j] = (SCALAR)(sums[j] / (double)rows);
    slope[j] = (SCALAR)(products[j] / (double)rows);
    totals[j] += sums[j];
    total_products[j] += products[j];
  }
  for (size_t row = 0; row < rows; row++) {
    SCALAR *dy = gradients + row * columns;
    const SCALAR *x = normalized + row * columns;
    for (size_t j = 0; j < width; j++) dy[j] = factor[j] * (dy[j] - constant[j] - x[j] * slope[j]);
  }
}

INLINED void NAME(batch_norm_backward_block)(
    const struct kernel_batch_norm_backward *job, bool is_noisy, enum kernel_activation activation, size_t first,
    size_t width) {
  const size_t columns = job->columns;
  double sums[block] = {0}, products[block] = {0};
  size_t groups = 0;
  for (size_t row = 0; row < job->rows; groups++) {
    const size_t rows = group_rows(job->rows - row, job->group), start = row * columns + first;
    NAME(batch_norm_backward_group)(
        job, activation, is_noisy, (SCALAR *)job->gradients + start, (const SCALAR *)job->outputs + start,
        (const SCALAR *)job->normalized + start, is_noisy ? (const SCALAR *)job->noise_factors + start : NULL,
        (const SCALAR *)job->inverse_deviations + groups * columns + first, rows, first, width, sums, products);
    row += rows;
  }
  const double zeros[block] = {0};
  NAME(store_gradient)(job->bias_gradient, first, width, zeros, job->retaining);
  NAME(store_gradient)(job->scale_gradient, first, width, products, job->retaining);
  NAME(store_gradient)(job->shift_gradient, first, width, sums, job->retaining);
}

INLINED void NAME(batch_norm_backward_with)(
    const struct kernel_batch_norm_backward *job, enum kernel_activation activation) {
  FOR_BLOCKS(job->columns, NAME(batch_norm_backward_block), job, false, activation);
}

INLINED void NAME(batch_norm_backward_noisy_with)(
    const struct kernel_batch_norm_backward *job, enum kernel_activation activation) {
  FOR_BLOCKS(job->columns, NAME(batch_norm_backward_block), job, true, activation);
}

CLONED static void NAME(batch_norm_backward_plain)(const struct kernel_batch_norm_backward *job) {
  WITH_ACTIVATION(NAME(batch_norm_backward_with), job->activation, job);
}

CLONED static void NAME(batch_norm_backward_noisy)(const struct kernel_batch_norm_backward *job) {
  WITH_ACTIVATION(NAME(batch_norm_backward_noisy_with), job->activation, job);
}

static void NAME(batch_norm_backward)(const struct kernel_batch_norm_backward *job) {
  if (job->noise_factors) {
    NAME(batch_norm_backward_noisy)(job);
  } else {
    NAME(batch_norm_backward_plain)(job);
  }
}

// A number from -1 up to, not including, 1, of the upper 24 bits of a word: exact in both precisions.
INLINED SCALAR NAME(symmetric)(uint32_t word) {
  return (SCALAR)((int32_t)(word >> 8) - (1 << 23)) * (SCALAR)0x1p-23;
}

CLONED static void NAME(noise)(const struct kernel_noise *job) {
  const size_t columns = job->columns, pairs = (columns + 1) / 2;
  const SCALAR shift = (SCALAR)job->shift, spread = (SCALAR)job->spread;
  const SCALAR half = (SCALAR)((job->scale - 1) / 2);
  SCALAR *column_addends = job->column_addends, *column_factors = job->column_factors;
  const uint32_t k0 = (uint32_t)job->seed, k1 = (uint32_t)(job->seed >> 32);
  const uint32_t s0 = (uint32_t)job->step, s1 = (uint32_t)(job->step >> 32);
  // The columns' own numbers come first, as if they were a row before the rows.
  for (size_t row = 0; row <= job->rows; row++) {
    const bool is_column = row == 0;
    const uint32_t stream = is_column ? job->column_stream : job->stream;
    const size_t place = is_column ? 0 : row - 1;
    for (size_t first = 0; first < columns; first += block) {
      uint32_t words[2 * block];
      for (uint32_t i = 0; i < block / 2; i++) {
        philox((uint32_t)(place * pairs + first / 2) + i, stream, s0, s1, k0, k1, words + 4 * i);
      }
      const size_t width = columns - first < block ? columns - first : block;
      SCALAR *addends = (is_column ? column_addends : (SCALAR *)job->addends + place * columns) + first;
      SCALAR *factors = (is_column ? column_factors : (SCALAR *)job->factors + place * columns) + first;
      if (is_column) {
        for (size_t j = 0; j < width; j++) {
          addends[j] = shift * NAME(symmetric)(words[2 * j]);
          factors[j] = 1 + (half + half * NAME(symmetric)(words[2 * j + 1]));
        }
      } else {
        for (size_t j = 0; j < width; j++) {
          addends[j] = column_addends[first + j] + spread * NAME(symmetric)(words[2 * j]);
          factors[j] = column_factors[first + j] + spread * NAME(symmetric)(words[2 * j + 1]);
        }
      }
    }
  }
}

INLINED void NAME(moments_block)(const struct kernel_moments *job, size_t first, size_t width) {
  const size_t rows = job->rows, columns = job->columns;
  const SCALAR *values = (const SCALAR *)job->values + first;
  double mean[block] = {0}, squares[block] = {0};
  for (size_t row = 0; row < rows; row++) {
    const SCALAR *x = values + row * columns;
    for (size_t j = 0; j < width; j++) mean[j] += (double)x[j];
  }
  for (size_t j = 0; j < width; j++) mean[j] /= (double)rows;
  for (size_t row = 0; row < rows; row++) {
    const SCALAR *x = values + row * columns;
    for (size_t j = 0; j < width; j++) {
      const double deviation = (double)x[j] - mean[j];
      squares[j] += deviation * deviation;
    }
  }
  const double share = (double)rows / (double)(job->count + rows);
  for (size_t j = 0; j < width; j++) {
    const double difference = mean[j] - job->means[first + j];
    job->means[first + j] += difference * share;
    job->squares[first + j] += squares[j] + difference * difference * (double)job->count * share;
  }
}

CLONED static void NAME(moments)(const struct kernel_moments *job) {
  FOR_BLOCKS(job->columns, NAME(moments_block), job);
}

INLINED void NAME(batch_norm_inference_block)(
    const struct kernel_batch_norm_inference *job, enum kernel_activation activation, size_t first, size_t width) {
  const size_t columns = job->columns;
  const SCALAR *bias = job->bias, *scale = job->scale, *shift = job->shift;
  const SCALAR *means = job->running_means, *variances = job->running_variances;
  // The whole map is one product and one sum per value.
  SCALAR factor[block], addend[block];
  for (size_t j = 0; j < width; j++) {
    const size_t column = first + j;
    const double gain = (scale ? (double)scale[column] : 1) / sqrt((double)variances[column] + job->epsilon);
    const double center = (double)means[column] - (bias ? (double)bias[column] : 0);
    factor[j] = (SCALAR)gain;
    addend[j] = (SCALAR)((shift ? (double)shift[column] : 0) - center * gain);
  }
  for (size_t row = 0; row < job->rows; row++) {
    const SCALAR *x = (const SCALAR *)job->inputs + row * columns + first;
    SCALAR *y = (SCALAR *)job->outputs + row * columns + first;
    for (size_t j = 0; j < width; j++) y[j] = NAME(activated)(x[j] * factor[j] + addend[j], activation);
  }
}

INLINED void NAME(batch_norm_inference_with)(
    const struct kernel_batch_norm_inference *job, enum kernel_activation activation) {
  FOR_BLOCKS(job->columns, NAME(batch_norm_inference_block), job, activation);
}

CLONED static void NAME(batch_norm_inference)(const struct kernel_batch_norm_inference *job) {
  WITH_ACTIVATION(NAME(batch_norm_inference_with), job->activation, job);
}

// MARK: Layer normalisation

INLINED double NAME(total)(const double *partial) {
  double sum = 0;
  for (size_t lane = 0; lane < lanes; lane++) sum += partial[lane];
  return sum;
}

INLINED void NAME(layer_norm_with)(const struct kernel_layer_norm *job, enum kernel_activation activation) {
  const size_t columns = job->columns, whole = columns / lanes * lanes;
  const SCALAR *bias = job->bias, *scale = job->scale, *shift = job->shift;
  for (size_t row = 0; row < job->rows; row++) {
    SCALAR *x = (SCALAR *)job->values + row * columns;
    SCALAR *y = (SCALAR *)job->outputs + row * columns;
    if (bias) {
      for (size_t j = 0; j < columns; j++) x[j] += bias[j];
    }
    double sums[lanes] = {0}, squares[lanes] = {0};
    for (size_t j = 0; j < whole; j += lanes) {
      for (size_t lane = 0; lane < lanes; lane++) sums[lane] += (double)x[j + lane];
    }
    for (size_t j = whole; j < columns; j++) sums[j - whole] += (double)x[j];
    const double mean = NAME(total)(sums) / (double)columns;
    for (size_t j = 0; j < whole; j += lanes) {
      for (size_t lane = 0; lane < lanes; lane++) {
        const double deviation = (double)x[j + lane] - mean;
        squares[lane] += deviation * deviation;
      }
    }
    for (size_t j = whole; j < columns; j++) {
      const double deviation = (double)x[j] - mean;
      squares[j - whole] += deviation * deviation;
    }
    const SCALAR center = (SCALAR)mean;
    const SCALAR inverse = (SCALAR)(1 / sqrt(NAME(total)(squares) / (double)columns + job->epsilon));
    ((SCALAR *)job->inverse_deviations)[row] = inverse;
    for (size_t j = 0; j < columns; j++) {
      const SCALAR normalized = (x[j] - center) * inverse;
      x[j] = normalized;
      y[j] = NAME(activated)(normalized * (scale ? scale[j] : 1) + (shift ? shift[j] : 0), activation);
    }
  }
}

CLONED static void NAME(layer_norm)(const struct kernel_layer_norm *job) {
  WITH_ACTIVATION(NAME(layer_norm_with), job->activation, job);
}

// Through the activation, and the sums over the rows.
INLINED void NAME(layer_norm_backward_block)(
    const struct kernel_layer_norm_backward *job, enum kernel_activation activation, size_t first, size_t width) {
  const size_t columns = job->columns;
  double sums[block] = {0}, products[block] = {0};
  for (size_t row = 0; row < job->rows; row++) {
    SCALAR *dy = (SCALAR *)job->gradients + row * columns + first;
    const SCALAR *y = (const SCALAR *)job->outputs + row * columns + first;
    const SCALAR *x = (const SCALAR *)job->normalized + row * columns + first;
    for (size_t j = 0; j < width; j++) {
      const SCALAR g = NAME(through)(dy[j], y, j, activation);
      dy[j] = g;
      sums[j] += (double)g;
      products[j] += (double)g * (double)x[j];
    }
  }
  NAME(store_gradient)(job->scale_gradient, first, width, products, job->retaining);
  NAME(store_gradient)(job->shift_gradient, first, width, sums, job->retaining);
}

INLINED void NAME(layer_norm_backward_row)(const struct kernel_layer_norm_backward *job, size_t row) {
  const size_t columns = job->columns, whole = columns / lanes * lanes;
  const SCALAR *scale = job->scale;
  const SCALAR inverse = ((const SCALAR *)job->inverse_deviations)[row];
  SCALAR *dy = (SCALAR *)job->gradients + row * columns;
  const SCALAR *x = (const SCALAR *)job->normalized + row * columns;
  if (scale) {
    for (size_t j = 0; j < columns; j++) dy[j] *= scale[j];
  }
  double sums[lanes] = {0}, products[lanes] = {0};
  for (size_t j = 0; j < whole; j += lanes) {
    for (size_t lane = 0; lane < lanes; lane++) {
      sums[lane] += (double)dy[j + lane];
      products[lane] += (double)dy[j + lane] * (double)x[j + lane];
    }
  }
  for (size_t j = whole; j < columns; j++) {
    sums[j - whole] += (double)dy[j];
    products[j - whole] += (double)dy[j] * (double)x[j];
  }
  const SCALAR constant = (SCALAR)(NAME(total)(sums) / (double)columns);
  const SCALAR slope = (SCALAR)(NAME(total)(products) / (double)columns);
  for (size_t j = 0; j < columns; j++) dy[j] = inverse * (dy[j] - constant - x[j] * slope);
}

INLINED void NAME(layer_norm_bias_block)(const struct kernel_layer_norm_backward *job, size_t first, size_t width) {
  double sums[block] = {0};
  for (size_t row = 0; row < job->rows; row++) {
    const SCALAR *dx = (const SCALAR *)job->gradients + row * job->columns + first;
    for (size_t j = 0; j < width; j++) sums[j] += (double)dx[j];
  }
  NAME(store_gradient)(job->bias_gradient, first, width, sums, job->retaining);
}

INLINED void NAME(layer_norm_backward_with)(
    const struct kernel_layer_norm_backward *job, enum kernel_activation activation) {
  FOR_BLOCKS(job->columns, NAME(layer_norm_backward_block), job, activation);
  for (size_t row = 0; row < job->rows; row++) NAME(layer_norm_backward_row)(job, row);
  if (job->bias_gradient) FOR_BLOCKS(job->columns, NAME(layer_norm_bias_block), job);
}

CLONED static void NAME(layer_norm_backward)(const struct kernel_layer_norm_backward *job) {
  WITH_ACTIVATION(NAME(layer_norm_backward_with), job->activation, job);
}

// MARK: Dropout

CLONED static void NAME(dropout)(const struct kernel_dropout *job) {
  const SCALAR *inputs = job->inputs;
  SCALAR *mask = job->mask, *outputs = job->outputs;
  const uint32_t threshold = (uint32_t)(job->probability * 0x1p32);
  const SCALAR kept = (SCALAR)(1 / (1 - job->probability));
  const uint32_t k0 = (uint32_t)job->seed, k1 = (uint32_t)(job->seed >> 32);
  const uint32_t s0 = (uint32_t)job->step, s1 = (uint32_t)(job->step >> 32);
  for (size_t first = 0; first < job->count; first += block) {
    uint32_t words[block];
    for (uint32_t i = 0; i < block / 4; i++) {
      philox((uint32_t)(first / 4) + i, job->stream, s0, s1, k0, k1, words + 4 * i);
    }
    const size_t width = job->count - first < block ? job->count - first : block;
    for (size_t j = 0; j < width; j++) {
      const SCALAR factor = words[j] < threshold ? 0 : kept;
      mask[first + j] = factor;
      outputs[first + j] = inputs[first + j] * factor;
    }
  }
}

CLONED static void NAME(multiply)(const struct kernel_multiply *job) {
  SCALAR *values = job->values;
  const SCALAR *factors = job->factors;
  for (size_t i = 0; i < job->count; i++) values[i] *= factors[i];
}

// MARK: Updates

CLONED static void NAME(sgd)(const struct kernel_sgd *job) {
  SCALAR *restrict w = job->parameters, *restrict g = job->gradients, *restrict v = job->velocity;
  const SCALAR rate = (SCALAR)job->rate, momentum = (SCALAR)job->momentum, decay = (SCALAR)job->decay;
  if (v) {
    for (size_t i = 0; i < job->count; i++) {
      const SCALAR gradient = g[i] + decay * w[i];
      v[i] = momentum * v[i] + gradient;
      w[i] -= rate * (gradient + momentum * v[i]);
    }
  } else if (decay != 0) {
    for (size_t i = 0; i < job->count; i++) {
      g[i] += decay * w[i];
      w[i] -= rate * g[i];
    }
  } else {
    for (size_t i = 0; i < job->count; i++) w[i] -= rate * g[i];
  }
}

CLONED static void NAME(adam)(const struct kernel_adam *job) {
  SCALAR *restrict w = job->parameters, *restrict m = job->first_moments, *restrict v = job->second_moments;
  const SCALAR *restrict g = job->gradients;
  const SCALAR new1 = (SCALAR)(1 - job->beta1), old2 = (SCALAR)job->beta2, new2 = (SCALAR)(1 - job->beta2);
  const SCALAR rate = (SCALAR)job->rate, root = (SCALAR)job->root, epsilon = (SCALAR)job->epsilon;
  const SCALAR decay = (SCALAR)job->decay, shrinking = (SCALAR)job->shrinking;
  for (size_t i = 0; i < job->count; i++) {
    const SCALAR shrunk = w[i] * shrinking;
    const SCALAR gradient = g[i] + decay * shrunk;
    m[i] += new1 * (gradient - m[i]);
    v[i] = old2 * v[i] + new2 * gradient * gradient;
    w[i] = shrunk - rate * m[i] / (NAME(root)(v[i]) * root + epsilon);
  }
}
