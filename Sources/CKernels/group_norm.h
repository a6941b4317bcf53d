// Group normalisation for one type of numbers, SCALAR; included once for each by image_norms.c.

// Channels that are worked on together: whole groups, if they fit into a strip, or else one group.
struct NAME(section) {
  size_t first, last, group;  // channels, and those of a group
};

INLINED struct NAME(section) NAME(section_at)(size_t first, size_t channels, size_t groups) {
  const size_t group = channels / groups;
  const size_t columns = group > strip_columns ? group : strip_columns / group * group;
  return (struct NAME(section)){first, channels - first < columns ? channels : first + columns, group};
}

// The groups' sums, from those of the columns of a strip of the section.
INLINED void NAME(add_to_groups)(
    struct NAME(section) section, struct strip strip, double *groups, const double *columns) {
  for (size_t j = 0; j < strip.columns; j++) groups[(strip.first + j - section.first) / section.group] += columns[j];
}

// A number of each group for each place of a strip.
INLINED void NAME(spread_groups)(
    struct NAME(section) section, struct strip strip, SCALAR *places, const SCALAR *groups) {
  for (size_t k = 0; k < strip.repeats; k++) {
    for (size_t j = 0; j < strip.columns; j++) {
      places[k * strip.columns + j] = groups[(strip.first + j - section.first) / section.group];
    }
  }
}

INLINED void NAME(add_bias)(struct strip strip, SCALAR *image, size_t positions, const SCALAR *bias) {
  SCALAR addend[strip_width];
  NAME(spread)(strip, addend, bias, 0);
  for (size_t i = 0; i < strip_rows(strip, positions); i++) {
    SCALAR *x = image + i * strip.step + strip.first;
    const size_t width = strip_width_at(strip, i, positions);
    for (size_t j = 0; j < width; j++) x[j] += addend[j];
  }
}

// The sums of (x - center)^2 of the columns.
INLINED void NAME(sum_squares)(
    struct strip strip, const SCALAR *image, size_t positions, const double *centers, double *sums) {
  double places[strip_width] = {0};
  for (size_t i = 0; i < strip_rows(strip, positions); i++) {
    const SCALAR *x = image + i * strip.step + strip.first;
    const size_t width = strip_width_at(strip, i, positions);
    for (size_t j = 0; j < width; j++) {
      const double deviation = (double)x[j] - centers[j];
      places[j] += deviation * deviation;
    }
  }
  fold_sums(strip, sums, places);
}

// x <- (x - center) * gain and y <- f(scale * x + shift).
INLINED void NAME(normalize)(
    const struct kernel_group_norm *job, struct strip strip, SCALAR *image, SCALAR *outputs, const SCALAR *center,
    const SCALAR *gain, enum kernel_activation activation) {
  const SCALAR *scale = job->scale, *shift = job->shift;
  SCALAR factor[strip_width], addend[strip_width];
  NAME(spread)(strip, factor, job->per_position ? NULL : scale, 1);
  NAME(spread)(strip, addend, job->per_position ? NULL : shift, 0);
  for (size_t i = 0; i < strip_rows(strip, job->positions); i++) {
    const size_t start = i * strip.step + strip.first, width = strip_width_at(strip, i, job->positions);
    SCALAR *x = image + start, *y = outputs + start;
    const SCALAR *a = job->per_position && scale ? scale + start : factor;
    const SCALAR *b = job->per_position && shift ? shift + start : addend;
    for (size_t j = 0; j < width; j++) {
      const SCALAR normalized = (x[j] - center[j]) * gain[j];
      x[j] = normalized;
      y[j] = NAME(activated)(normalized * a[j] + b[j], activation);
    }
  }
}

// One section of one image.
INLINED void NAME(group_norm_section)(
    const struct kernel_group_norm *job, struct NAME(section) section, SCALAR *image, SCALAR *outputs,
    SCALAR *inverse_deviations) {
  const size_t positions = job->positions, groups = (section.last - section.first) / section.group;
  const double count = (double)(positions * section.group);
  double means[strip_columns] = {0}, squares[strip_columns] = {0}, sums[strip_columns], centers[strip_width];
  SCALAR group_centers[strip_columns], center[strip_width], gain[strip_width];
  SCALAR *inverse = inverse_deviations + section.first / section.group;
  FOR_STRIPS(strip, section.first, section.last, job->channels) {
    if (job->bias) NAME(add_bias)(strip, image, positions, job->bias);
    NAME(sum_columns)(strip, image, positions, sums);
    NAME(add_to_groups)(section, strip, means, sums);
  }
  for (size_t g = 0; g < groups; g++) means[g] /= count;
  FOR_STRIPS(strip, section.first, section.last, job->channels) {
    for (size_t j = 0; j < strip.width; j++) {
      centers[j] = means[(strip.first + j % strip.columns - section.first) / section.group];
    }
    NAME(sum_squares)(strip, image, positions, centers, sums);
    NAME(add_to_groups)(section, strip, squares, sums);
  }
  for (size_t g = 0; g < groups; g++) {
    group_centers[g] = (SCALAR)means[g];
    inverse[g] = (SCALAR)(1 / sqrt(squares[g] / count + job->epsilon));
  }
  FOR_STRIPS(strip, section.first, section.last, job->channels) {
    NAME(spread_groups)(section, strip, center, group_centers);
    NAME(spread_groups)(section, strip, gain, inverse);
    WITH_ACTIVATION(NAME(normalize), job->activation, job, strip, image, outputs, center, gain);
  }
}

CLONED static void NAME(group_norm)(const struct kernel_group_norm *job) {
  const size_t image = job->positions * job->channels;
  for (size_t n = 0; n < job->images; n++) {
    for (size_t first = 0; first < job->channels;) {
      const struct NAME(section) section = NAME(section_at)(first, job->channels, job->groups);
      NAME(group_norm_section)(
          job, section, (SCALAR *)job->values + n * image, (SCALAR *)job->outputs + n * image,
          (SCALAR *)job->inverse_deviations + n * job->groups);
      first = section.last;
    }
  }
}

// MARK: The way back

// Through the activation, with the gradients of scale and shift. Where these are per position, the matrix has a row an
// image.
INLINED void NAME(group_norm_parameters)(
    const struct kernel_group_norm_backward *job, enum kernel_activation activation) {
  const size_t rows = job->per_position ? job->images : job->images * job->positions;
  const size_t columns = job->per_position ? job->positions * job->channels : job->channels;
  FOR_STRIPS(strip, 0, columns, columns) {
    double sums[strip_width] = {0}, products[strip_width] = {0};
    for (size_t i = 0; i < strip_rows(strip, rows); i++) {
      const size_t start = i * strip.step + strip.first, width = strip_width_at(strip, i, rows);
      SCALAR *dy = (SCALAR *)job->gradients + start;
      const SCALAR *y = (const SCALAR *)job->outputs + start, *x = (const SCALAR *)job->normalized + start;
      for (size_t j = 0; j < width; j++) {
        const SCALAR g = NAME(through)(dy[j], y, j, activation);
        dy[j] = g;
        sums[j] += (double)g;
        products[j] += (double)g * (double)x[j];
      }
    }
    double total[strip_columns], total_products[strip_columns];
    fold_sums(strip, total, sums);
    fold_sums(strip, total_products, products);
    NAME(store_gradient)(job->scale_gradient, strip.first, strip.columns, total_products, job->retaining);
    NAME(store_gradient)(job->shift_gradient, strip.first, strip.columns, total, job->retaining);
  }
}

// dy <- scale * dy, and the sums of that and of its products with x.
INLINED void NAME(scale_gradients)(
    const struct kernel_group_norm_backward *job, struct strip strip, SCALAR *gradients, const SCALAR *normalized,
    double *sums, double *products) {
  const SCALAR *scale = job->scale;
  SCALAR factor[strip_width];
  double places[strip_width] = {0}, product_places[strip_width] = {0};
  NAME(spread)(strip, factor, job->per_position ? NULL : scale, 1);
  for (size_t i = 0; i < strip_rows(strip, job->positions); i++) {
    const size_t start = i * strip.step + strip.first, width = strip_width_at(strip, i, job->positions);
    SCALAR *dy = gradients + start;
    const SCALAR *x = normalized + start, *a = job->per_position && scale ? scale + start : factor;
    for (size_t j = 0; j < width; j++) {
      const SCALAR q = dy[j] * a[j];
      dy[j] = q;
      places[j] += (double)q;
      product_places[j] += (double)q * (double)x[j];
    }
  }
  fold_sums(strip, sums, places);
  fold_sums(strip, products, product_places);
}

INLINED void NAME(group_norm_backward_section)(
    const struct kernel_group_norm_backward *job, struct NAME(section) section, SCALAR *gradients,
    const SCALAR *normalized, const SCALAR *inverse_deviations) {
  const size_t positions = job->positions, groups = (section.last - section.first) / section.group;
  const double count = (double)(positions * section.group);
  double totals[strip_columns] = {0}, total_products[strip_columns] = {0};
  double sums[strip_columns], products[strip_columns];
  FOR_STRIPS(strip, section.first, section.last, job->channels) {
    NAME(scale_gradients)(job, strip, gradients, normalized, sums, products);
    NAME(add_to_groups)(section, strip, totals, sums);
    NAME(add_to_groups)(section, strip, total_products, products);
  }
  SCALAR constants[strip_columns], slopes[strip_columns];
  for (size_t g = 0; g < groups; g++) {
    constants[g] = (SCALAR)(totals[g] / count);
    slopes[g] = (SCALAR)(total_products[g] / count);
  }
  FOR_STRIPS(strip, section.first, section.last, job->channels) {
    SCALAR constant[strip_width], slope[strip_width], inverse[strip_width];
    NAME(spread_groups)(section, strip, constant, constants);
    NAME(spread_groups)(section, strip, slope, slopes);
    NAME(spread_groups)(section, strip, inverse, inverse_deviations + section.first / section.group);
    for (size_t i = 0; i < strip_rows(strip, positions); i++) {
      const size_t start = i * strip.step + strip.first, width = strip_width_at(strip, i, positions);
      SCALAR *dy = gradients + start;
      const SCALAR *x = normalized + start;
      for (size_t j = 0; j < width; j++) dy[j] = inverse[j] * (dy[j] - constant[j] - x[j] * slope[j]);
    }
  }
}

INLINED void NAME(group_norm_bias)(const struct kernel_group_norm_backward *job) {
  FOR_STRIPS(strip, 0, job->channels, job->channels) {
    double sums[strip_columns];
    NAME(sum_columns)(strip, job->gradients, job->images * job->positions, sums);
    NAME(store_gradient)(job->bias_gradient, strip.first, strip.columns, sums, job->retaining);
  }
}

CLONED static void NAME(group_norm_backward)(const struct kernel_group_norm_backward *job) {
  const size_t image = job->positions * job->channels;
  WITH_ACTIVATION(NAME(group_norm_parameters), job->activation, job);
  for (size_t n = 0; n < job->images; n++) {
    for (size_t first = 0; first < job->channels;) {
      const struct NAME(section) section = NAME(section_at)(first, job->channels, job->groups);
      NAME(group_norm_backward_section)(
          job, section, (SCALAR *)job->gradients + n * image, (const SCALAR *)job->normalized + n * image,
          (const SCALAR *)job->inverse_deviations + n * job->groups);
      first = section.last;
    }
  }
  if (job->bias_gradient) NAME(group_norm_bias)(job);
}
