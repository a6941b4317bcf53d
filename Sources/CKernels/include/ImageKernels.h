#pragma once
#include "CKernels.h"

// The loops of convolutional networks. They include the products, as a convolution of few channels is faster in a
// loop of its own than as a matrix product of copied patches.
//
// Images lie one after the other as height x width x channels, row-major: the channels of a pixel are neighbours,
// and to a kernel of `CKernels.h` a batch of images is a matrix of images * height * width rows.
//
// No sum depends on the width of vectors, on the tiling or on how a batch is divided among calls: each element of a
// result has one accumulator that takes its products in a stated order, each with one rounding (a fused multiply-add,
// by the C library where the processor has none). So the results are the same bits with every instruction set, and
// equal patches have equal results wherever they lie, as max pooling with its rule for ties needs it.

// MARK: Layout

// y[n][i][c] <- x[n][c][i]: from images that lie channel by channel.
struct kernel_arrange {
  const void *inputs;
  void *outputs;
  size_t images, pixels, channels;
};
void kernel_run_arrange(const struct kernel_arrange *job, enum kernel_precision precision);

// MARK: Convolution

// A convolution of square kernels: outputs are (height + 2 padding - kernel) / stride + 1, rounded down, by the same
// of the width, by `out_channels`. 0 <= padding < kernel <= height + 2 padding, and the width alike.
struct kernel_convolution_shape {
  size_t images, height, width, channels, out_channels;
  size_t kernel, stride, padding;
};

// The bytes of scratch that a convolution of this shape needs for its way there and its ways back.
size_t kernel_convolution_scratch(
    const struct kernel_convolution_shape *shape, enum kernel_precision precision);

// y[n][i][j][o] <- bias[o] + sum over (u, v, c), in this order, of
// x[n][i * stride + u - padding][j * stride + v - padding][c] * w[u][v][c][o], x being 0 outside of the image.
// The weights are a matrix of (kernel * kernel * channels) rows by out_channels columns.
// As the bias is in already, an activation without normalisation takes the outputs as a matrix of any number of
// columns; 64 are the fastest.
struct kernel_convolution {
  struct kernel_convolution_shape shape;
  const void *inputs, *weights, *bias;
  void *outputs;
  void *scratch;
};
void kernel_run_convolution(const struct kernel_convolution *job, enum kernel_precision precision);

// dx <- the sum, over the outputs that read it, of dy * w, in the order of descending u, descending v, ascending o;
// with `accumulate`, dx <- dx + that sum.
struct kernel_convolution_backward_data {
  struct kernel_convolution_shape shape;
  const void *gradients, *weights;
  void *input_gradients;
  bool accumulate;
  void *scratch;
};
void kernel_run_convolution_backward_data(
    const struct kernel_convolution_backward_data *job, enum kernel_precision precision);

// dw <- retaining * dw + sum of x dy, and db <- retaining * db + sum of dy; with 0 the old values are not read.
// The products of an image are summed in the order of rows and columns, those of db in double precision, and then
// the images' sums are added to what is retained, one by one: a batch in two calls, the second retaining 1, is the
// same as one call.
struct kernel_convolution_backward_weights {
  struct kernel_convolution_shape shape;
  const void *inputs, *gradients;
  void *weight_gradient, *bias_gradient;
  double retaining;
  void *scratch;
};
void kernel_run_convolution_backward_weights(
    const struct kernel_convolution_backward_weights *job, enum kernel_precision precision);

// MARK: Pooling

// Windows without padding: outputs are (height - window) / stride + 1, rounded down, by the same of the width; rows
// and columns that fill no window are not read. 1 <= window <= 16, window <= height and width.
struct kernel_pool_shape {
  size_t images, height, width, channels;
  size_t window, stride;
};

// y <- the largest value of a window, the first of equal ones; a NaN is larger than all, the last one if there are
// several: PyTorch's rule. `places` keeps where it was, window * row + column, for the way back; NULL in inference.
struct kernel_max_pool {
  struct kernel_pool_shape shape;
  const void *inputs;
  void *outputs;
  uint8_t *places;
};
void kernel_run_max_pool(const struct kernel_max_pool *job, enum kernel_precision precision);

// dx <- the sum of the dy of the windows whose largest value it was.
struct kernel_max_pool_backward {
  struct kernel_pool_shape shape;
  const void *gradients;
  const uint8_t *places;
  void *input_gradients;
};
void kernel_run_max_pool_backward(
    const struct kernel_max_pool_backward *job, enum kernel_precision precision);

// y <- the mean of a window.
struct kernel_average_pool {
  struct kernel_pool_shape shape;
  const void *inputs;
  void *outputs;
};
void kernel_run_average_pool(const struct kernel_average_pool *job, enum kernel_precision precision);

// dx <- the sum of dy / window^2 of the windows that it belongs to.
struct kernel_average_pool_backward {
  struct kernel_pool_shape shape;
  const void *gradients;
  void *input_gradients;
};
void kernel_run_average_pool_backward(
    const struct kernel_average_pool_backward *job, enum kernel_precision precision);

// y, images x channels, <- the mean over the positions of an image, summed in double precision.
struct kernel_mean {
  const void *inputs;
  void *outputs;
  size_t images, positions, channels;
};
void kernel_run_mean(const struct kernel_mean *job, enum kernel_precision precision);

// dx <- dy / positions, at every position.
struct kernel_mean_backward {
  const void *gradients;
  void *input_gradients;
  size_t images, positions, channels;
};
void kernel_run_mean_backward(const struct kernel_mean_backward *job, enum kernel_precision precision);

// MARK: Sums of residual blocks

// What comes past has fewer channels or as many, and `stride` times the height and width of the branch; if they do not
// divide, rounded up.
struct kernel_sum_shape {
  size_t images, height, width, channels;
  size_t past_height, past_width, past_channels, stride;
};

// y[n][i][j][c] <- factor * branch[n][i][j][c] + past[n][i * stride][j * stride][c], past being 0 for a channel that it
// does not have.
struct kernel_sum {
  struct kernel_sum_shape shape;
  const void *branch, *past;
  void *outputs;
  double factor;
};
void kernel_run_sum(const struct kernel_sum *job, enum kernel_precision precision);

// The gradient of what comes past: the dy of the sums that read it, or 0; with `accumulate`, added to what is there.
struct kernel_sum_backward {
  struct kernel_sum_shape shape;
  const void *gradients;
  void *past_gradients;
  bool accumulate;
};
void kernel_run_sum_backward(const struct kernel_sum_backward *job, enum kernel_precision precision);

// y <- factor * x.
struct kernel_scale {
  const void *inputs;
  void *outputs;
  double factor;
  size_t count;
};
void kernel_run_scale(const struct kernel_scale *job, enum kernel_precision precision);

// The sum of a[i] * b[i] in double precision, in 16 partial sums.
double kernel_product_sum(const void *a, const void *b, size_t count, enum kernel_precision precision);

// MARK: Normalisation

// Batch normalisation of images, rows = images * height * width: the same jobs and the same function as of rows. Their
// many numbers a column are summed 32 by 32 in the precision of the values, and these sums in double precision, which
// is fast also for few columns.
void kernel_run_batch_norm_images(const struct kernel_batch_norm *job, enum kernel_precision precision);
void kernel_run_batch_norm_images_backward(
    const struct kernel_batch_norm_backward *job, enum kernel_precision precision);
void kernel_run_moments_images(const struct kernel_moments *job, enum kernel_precision precision);

// Bias and activation of images, rows = images * height * width: the jobs and functions of rows, the sums as above.
void kernel_run_activate_images(const struct kernel_activate *job, enum kernel_precision precision);
void kernel_run_activate_images_backward(
    const struct kernel_activate_backward *job, enum kernel_precision precision);

// Per image and group of channels / groups neighbouring channels: x <- (x + bias - mean) / sqrt(variance + epsilon),
// in place, with the mean and the biased variance, then y <- f(scale * x + shift). Keeps the inverse deviations,
// images x groups. One group is layer normalisation over the image, one channel a group instance normalisation.
// The bias is per channel; scale and shift are per channel, or per position and channel if `per_position`.
// Wu and He 2018, arXiv:1803.08494.
struct kernel_group_norm {
  void *values;
  const void *bias, *scale, *shift;
  void *outputs;
  void *inverse_deviations;
  double epsilon;
  size_t images, positions, channels, groups;
  bool per_position;
  enum kernel_activation activation;
};
void kernel_run_group_norm(const struct kernel_group_norm *job, enum kernel_precision precision);

// The way back through the activation and a group normalisation, in place; as for layer normalisation, with the sums
// of dx over a group. The gradients of scale and shift are per channel or per position, as these are; the gradient
// of the bias is the sum of dx over images and positions.
struct kernel_group_norm_backward {
  void *gradients;
  const void *outputs, *normalized;
  const void *scale, *inverse_deviations;
  void *bias_gradient, *scale_gradient, *shift_gradient;
  double retaining;
  size_t images, positions, channels, groups;
  bool per_position;
  enum kernel_activation activation;
};
void kernel_run_group_norm_backward(
    const struct kernel_group_norm_backward *job, enum kernel_precision precision);
