// The convolutions of one type of numbers, SCALAR; included once for each by convolution.c.

// MARK: Panels

// One panel of a matrix of `rows` rows, read with any steps: whole lanes, the missing columns zero.
static SCALAR *NAME(pack_rows)(
    SCALAR *packed, const SCALAR *matrix, size_t rows, size_t row_step, size_t column_step, size_t width,
    size_t lanes) {
  for (size_t row = 0; row < rows; row++, packed += lanes) {
    for (size_t j = 0; j < width; j++) packed[j] = matrix[row * row_step + j * column_step];
    for (size_t j = width; j < lanes; j++) packed[j] = 0;
  }
  return packed;
}

// Copies images into a border of zeros.
static void NAME(pad)(
    SCALAR *restrict padded, const SCALAR *restrict images, size_t count, size_t height, size_t width, size_t channels,
    struct border border) {
  const size_t row = width * channels, left = border.left * channels, right = border.right * channels;
  const size_t padded_row = left + row + right;
  for (size_t n = 0; n < count; n++) {
    memset(padded, 0, border.top * padded_row * sizeof(SCALAR));
    padded += border.top * padded_row;
    for (size_t i = 0; i < height; i++, padded += padded_row, images += row) {
      memset(padded, 0, left * sizeof(SCALAR));
      memcpy(padded + left, images, row * sizeof(SCALAR));
      memset(padded + left + row, 0, right * sizeof(SCALAR));
    }
    memset(padded, 0, border.bottom * padded_row * sizeof(SCALAR));
    padded += border.bottom * padded_row;
  }
}

static size_t NAME(padded_size)(size_t height, size_t width, size_t channels, struct border border) {
  return (height + border.top + border.bottom) * (width + border.left + border.right) * channels;
}

// The images of a group with their borders: in the scratch, or where they are if they need none.
static const SCALAR *NAME(bordered)(
    SCALAR *scratch, const SCALAR *images, size_t count, size_t height, size_t width, size_t channels,
    struct border border) {
  if (is_empty(border)) return images;
  NAME(pad)(scratch, images, count, height, width, channels, border);
  return scratch;
}

// Numbers of scratch: packed weights or gradients, then padded images.
static size_t NAME(packed_inputs)(const struct kernel_convolution_shape *shape) {
  return shape->kernel * shape->kernel * shape->channels * panel_columns(shape->out_channels, sizeof(SCALAR));
}

static size_t NAME(packed_gradients)(const struct kernel_convolution_shape *shape) {
  return shape->kernel * shape->kernel * shape->out_channels * panel_columns(shape->channels, sizeof(SCALAR));
}

static size_t NAME(padded_inputs)(const struct kernel_convolution_shape *shape) {
  return NAME(padded_size)(shape->height, shape->width, shape->channels, input_border(shape));
}

static size_t NAME(padded_gradients)(const struct kernel_convolution_shape *shape) {
  return NAME(padded_size)(
      extent(shape, shape->height), extent(shape, shape->width), shape->out_channels, gradient_border(shape));
}

static size_t NAME(group_size)(size_t images, size_t padded) {
  return group_images(images, padded * sizeof(SCALAR)) * padded;
}

// The last panel of an image's gradients, if its lanes are not all channels.
static size_t NAME(gradient_panel)(const struct kernel_convolution_shape *shape) {
  return extent(shape, shape->height) * extent(shape, shape->width) * narrow_bytes / sizeof(SCALAR);
}

static size_t NAME(convolution_scratch)(const struct kernel_convolution_shape *shape) {
  const size_t forward =
      NAME(packed_inputs)(shape) + NAME(group_size)(shape->images, NAME(padded_inputs)(shape));
  const size_t data =
      NAME(packed_gradients)(shape) + NAME(group_size)(shape->images, NAME(padded_gradients)(shape));
  const size_t weights = NAME(gradient_panel)(shape) + NAME(padded_inputs)(shape);
  return maximum(forward, maximum(data, weights)) * sizeof(SCALAR);
}

// MARK: The way there

// All panels of weights, one after the other.
static void NAME(pack_weights)(const struct kernel_convolution *job, SCALAR *packed) {
  const size_t columns = job->shape.out_channels;
  const size_t rows = job->shape.kernel * job->shape.kernel * job->shape.channels;
  for (size_t first = 0; first < columns;) {
    const size_t lanes = NAME(tiling_for)(columns - first)->lanes, width = minimum(lanes, columns - first);
    packed = NAME(pack_rows)(packed, (const SCALAR *)job->weights + first, rows, columns, 1, width, lanes);
    first += width;
  }
}

// All panels of a group's outputs; the sweep says all else.
static void NAME(correlate_panels)(
    struct NAME(sweep) sweep, const SCALAR *packed, const SCALAR *bias, SCALAR *outputs, size_t columns) {
  for (size_t first = 0; first < columns;) {
    const struct NAME(tiling) *tiling = NAME(tiling_for)(columns - first);
    SCALAR start[2 * wide_bytes / sizeof(SCALAR)] = {0};
    sweep.width = minimum(tiling->lanes, columns - first);
    for (size_t j = 0; bias && j < sweep.width; j++) start[j] = bias[first + j];
    sweep.start = start;
    sweep.weights = packed;
    sweep.outputs = outputs + first;
    tiling->correlate(&sweep);
    packed += sweep.segments * sweep.length * tiling->lanes;
    first += sweep.width;
  }
}

static void NAME(convolution)(const struct kernel_convolution *job) {
  const struct kernel_convolution_shape *shape = &job->shape;
  const size_t rows = extent(shape, shape->height), columns = extent(shape, shape->width);
  const size_t image = shape->height * shape->width * shape->channels, output = rows * columns * shape->out_channels;
  const size_t padded = NAME(padded_inputs)(shape);
  const size_t group = group_images(shape->images, padded * sizeof(SCALAR));
  const size_t padded_row = (shape->width + 2 * shape->padding) * shape->channels;
  SCALAR *packed = job->scratch, *scratch = packed + NAME(packed_inputs)(shape);
  struct NAME(sweep) sweep = {
      .image_step = padded,
      .row_step = shape->stride * padded_row,
      .column_step = shape->stride * shape->channels,
      .segments = shape->kernel,
      .segment_step = padded_row,
      .length = shape->kernel * shape->channels,
      .output_image_step = output,
      .output_row_step = columns * shape->out_channels,
      .output_column_step = shape->out_channels,
      .rows = rows,
      .columns = columns,
  };
  NAME(pack_weights)(job, packed);
  for (size_t n = 0; n < shape->images; n += group) {
    sweep.images = minimum(group, shape->images - n);
    sweep.source = NAME(bordered)(
        scratch, (const SCALAR *)job->inputs + n * image, sweep.images, shape->height, shape->width, shape->channels,
        input_border(shape));
    NAME(correlate_panels)(sweep, packed, job->bias, (SCALAR *)job->outputs + n * output, shape->out_channels);
  }
}

// MARK: The ways back

// The panels of one phase: rows (u, v, o) with the taps descending, columns the inputs' channels.
static SCALAR *NAME(pack_phase)(
    const struct kernel_convolution_backward_data *job, SCALAR *packed, struct phase row, struct phase column) {
  const struct kernel_convolution_shape *shape = &job->shape;
  const size_t channels = shape->channels, out_channels = shape->out_channels;
  for (size_t first = 0; first < channels;) {
    const size_t lanes = NAME(tiling_for)(channels - first)->lanes, width = minimum(lanes, channels - first);
    for (size_t a = row.taps; a-- > 0;) {
      for (size_t b = column.taps; b-- > 0;) {
        const size_t u = row.tap + a * shape->stride, v = column.tap + b * shape->stride;
        const SCALAR *tap =
            (const SCALAR *)job->weights + ((u * shape->kernel + v) * channels + first) * out_channels;
        packed = NAME(pack_rows)(packed, tap, out_channels, 1, out_channels, width, lanes);
      }
    }
    first += width;
  }
  return packed;
}

// The input gradients of one phase of a group, the steps of whose padded gradients the sweep knows.
static void NAME(correlate_phase)(
    const struct kernel_convolution_backward_data *job, struct NAME(sweep) sweep, const SCALAR *packed,
    SCALAR *input_gradients, struct phase row, struct phase column) {
  const struct kernel_convolution_shape *shape = &job->shape;
  sweep.source += row.output * sweep.row_step + column.output * sweep.column_step;
  sweep.segments = column.taps == 0 ? 0 : row.taps;
  sweep.length = column.taps * shape->out_channels;
  sweep.rows = row.count;
  sweep.columns = column.count;
  if (sweep.rows == 0 || sweep.columns == 0) return;
  if (sweep.segments == 0 && job->accumulate) return;
  SCALAR *outputs = input_gradients + (row.first * shape->width + column.first) * shape->channels;
  NAME(correlate_panels)(sweep, packed, NULL, outputs, shape->channels);
}

static void NAME(convolution_backward_data)(const struct kernel_convolution_backward_data *job) {
  const struct kernel_convolution_shape *shape = &job->shape;
  const size_t stride = shape->stride;
  const size_t rows = extent(shape, shape->height), columns = extent(shape, shape->width);
  const struct border border = gradient_border(shape);
  const size_t image = shape->height * shape->width * shape->channels, output = rows * columns * shape->out_channels;
  const size_t padded = NAME(padded_gradients)(shape);
  const size_t group = group_images(shape->images, padded * sizeof(SCALAR));
  SCALAR *packed = job->scratch, *scratch = packed + NAME(packed_gradients)(shape);
  struct NAME(sweep) sweep = {
      .image_step = padded,
      .row_step = (border.left + columns + border.right) * shape->out_channels,
      .column_step = shape->out_channels,
      .segment_step = (border.left + columns + border.right) * shape->out_channels,
      .output_image_step = image,
      .output_row_step = stride * shape->width * shape->channels,
      .output_column_step = stride * shape->channels,
      .accumulate = job->accumulate,
  };
  for (size_t n = 0; n < shape->images; n += group) {
    SCALAR *next = packed;
    sweep.images = minimum(group, shape->images - n);
    sweep.source = NAME(bordered)(
        scratch, (const SCALAR *)job->gradients + n * output, sweep.images, rows, columns, shape->out_channels, border);
    for (size_t i = 0; i < stride; i++) {
      for (size_t j = 0; j < stride; j++) {
        const struct phase row = phase_of(shape, i, shape->height), column = phase_of(shape, j, shape->width);
        const SCALAR *weights = next;
        if (n == 0) NAME(pack_phase)(job, next, row, column);
        next += row.taps * column.taps * shape->out_channels * panel_columns(shape->channels, sizeof(SCALAR));
        NAME(correlate_phase)(
            job, sweep, weights, (SCALAR *)job->input_gradients + n * image, row, column);
      }
    }
  }
}

// What the sums of the images are added to.
static void NAME(retain)(SCALAR *gradient, size_t count, double retaining) {
  const SCALAR kept = (SCALAR)retaining;
  // Not a product with 0: the old value may not be finite.
  for (size_t i = 0; i < count; i++) gradient[i] = retaining == 0 ? 0 : kept * gradient[i];
}

VECTORIZED static void NAME(add_bias_gradient)(
    SCALAR *bias_gradient, const SCALAR *gradients, size_t positions, size_t channels) {
  FOR_STRIPS(strip, 0, channels, channels) {
    double sums[strip_columns];
    NAME(sum_columns)(strip, gradients, positions, sums);
    for (size_t j = 0; j < strip.columns; j++) bias_gradient[strip.first + j] += (SCALAR)sums[j];
  }
}

// All panels of the gradient from one image; the sweep says where its padded inputs are.
static void NAME(accumulate_panels)(
    struct NAME(weight_sweep) sweep, const SCALAR *gradients, SCALAR *weight_gradient, SCALAR *panel, size_t channels) {
  for (size_t first = 0; first < channels;) {
    const struct NAME(tiling) *tiling = NAME(tiling_for)(channels - first);
    const size_t lanes = tiling->lanes, width = minimum(lanes, channels - first);
    const bool is_whole = width == lanes;
    // A vector that reads beyond the last channel would read beyond the last pixel.
    if (!is_whole) {
      NAME(pack_rows)(panel, gradients + first, sweep.rows * sweep.columns, channels, 1, width, lanes);
    }
    sweep.gradients = is_whole ? gradients + first : panel;
    sweep.gradient_column_step = is_whole ? channels : lanes;
    sweep.gradient_row_step = sweep.columns * sweep.gradient_column_step;
    sweep.sums = weight_gradient + first;
    sweep.width = width;
    tiling->accumulate(&sweep);
    first += width;
  }
}

static void NAME(convolution_backward_weights)(const struct kernel_convolution_backward_weights *job) {
  const struct kernel_convolution_shape *shape = &job->shape;
  const size_t rows = extent(shape, shape->height), columns = extent(shape, shape->width);
  const size_t channels = shape->out_channels, taps = shape->kernel * shape->kernel * shape->channels;
  const size_t image = shape->height * shape->width * shape->channels, output = rows * columns * channels;
  const size_t padded_row = (shape->width + 2 * shape->padding) * shape->channels;
  SCALAR *panel = job->scratch, *scratch = panel + NAME(gradient_panel)(shape);
  SCALAR *weight_gradient = job->weight_gradient, *bias_gradient = job->bias_gradient;
  struct NAME(weight_sweep) sweep = {
      .row_step = shape->stride * padded_row,
      .column_step = shape->stride * shape->channels,
      .segments = shape->kernel,
      .segment_step = padded_row,
      .length = shape->kernel * shape->channels,
      .sum_step = channels,
      .rows = rows,
      .columns = columns,
  };
  NAME(retain)(weight_gradient, taps * channels, job->retaining);
  if (bias_gradient) NAME(retain)(bias_gradient, channels, job->retaining);
  for (size_t n = 0; n < shape->images; n++) {
    const SCALAR *gradients = (const SCALAR *)job->gradients + n * output;
    sweep.source = NAME(bordered)(
        scratch, (const SCALAR *)job->inputs + n * image, 1, shape->height, shape->width, shape->channels,
        input_border(shape));
    NAME(accumulate_panels)(sweep, gradients, weight_gradient, panel, channels);
    if (bias_gradient) NAME(add_bias_gradient)(bias_gradient, gradients, rows * columns, channels);
  }
}
