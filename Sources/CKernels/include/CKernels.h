#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The loops of a training that are not matrix products: each visits a block of numbers once, while it
// lies in the first-level cache, and does there all that one stage of a layer has to do.
//
// They are C, not Swift, because each is compiled for several widths of vectors and the machine's own is
// chosen at run time. No sum depends on that width, and products are not fused with sums: the results are
// the same bits with every instruction set.
//
// Matrices are row-major, rows x columns, one row an example. The numbers are float or double, as
// `precision` says; a NULL pointer stands for what a layer does not have.

enum kernel_precision { kernel_single, kernel_double };

// f: the non-linear function after a layer.
enum kernel_activation { kernel_identity, kernel_relu, kernel_sigmoid, kernel_tanh };

// y <- f(x + bias). The outputs may be the inputs.
struct kernel_activate {
  const void *inputs;
  const void *bias;
  void *outputs;
  size_t rows, columns;
  enum kernel_activation activation;
};
void kernel_run_activate(const struct kernel_activate *job, enum kernel_precision precision);

// dy <- dy f'(x), and bias_gradient <- sum of the rows of that + retaining * bias_gradient.
// f' is computed from the outputs y = f(x); the identity does not read them.
struct kernel_activate_backward {
  void *gradients;
  const void *outputs;
  void *bias_gradient;
  double retaining;
  size_t rows, columns;
  enum kernel_activation activation;
};
void kernel_run_activate_backward(
    const struct kernel_activate_backward *job, enum kernel_precision precision);

// Batch normalisation in training, per column: x <- (x - mean) / sqrt(variance + epsilon), in place, with
// the mean and the biased variance of the rows, then y <- f(scale * x + shift).
// Keeps 1 / sqrt(variance + epsilon) for the way back, and moves the running estimates by
// r <- (1 - momentum) r + momentum s, s the mean of x + bias and the unbiased variance.
// At least two rows. Ioffe and Szegedy 2015, arXiv:1502.03167, section 3.
// With a group, each so many rows in turn have their own mean and variance, the last rows that are left too, unless
// it is one row: that joins the group before. s is then the mean over the groups. 0 is one group of all rows.
// With noise, both rows x columns, y <- f((scale * x + shift) * noise_factors + noise_addends).
struct kernel_batch_norm {
  void *values;
  const void *bias, *scale, *shift;
  const void *noise_factors, *noise_addends;
  void *outputs;
  void *inverse_deviations;  // groups x columns
  void *running_means, *running_variances;
  double epsilon, momentum;
  size_t rows, columns, group;
  enum kernel_activation activation;
};
void kernel_run_batch_norm(const struct kernel_batch_norm *job, enum kernel_precision precision);

// The way back through the activation and a batch normalisation, in place: with g = dy f', times the noise's factor,
// shift_gradient = sum g, scale_gradient = sum g x, each + retaining * its old value, and
// dx = scale * inverse_deviation * (g - sum g / rows - x sum g x / rows), with the sums and rows of the group.
// The mean of the batch cancels the bias: its gradient is exactly zero, + retaining * its old value.
struct kernel_batch_norm_backward {
  void *gradients;
  const void *outputs, *normalized;
  const void *scale, *inverse_deviations;
  const void *noise_factors;
  void *bias_gradient, *scale_gradient, *shift_gradient;
  double retaining;
  size_t rows, columns, group;
  enum kernel_activation activation;
};
void kernel_run_batch_norm_backward(
    const struct kernel_batch_norm_backward *job, enum kernel_precision precision);

// The noise of a batch normalisation: for each column a mean, uniform within +-shift, and a scale, uniform from 1 to
// `scale`, kept in column_addends and column_factors; then for each element an addend and a factor, uniform within
// +-spread of those. Santurkar et al. 2018, arXiv:1805.11604, section 2.2.
// The element of a row and a column draws words 2 (column % 2) and the one after, the addend first, of Philox4x32-10 at
// the counter (row * ceil(columns / 2) + column / 2, stream, low half of step, high half of step) under the key seed;
// a column's own numbers are those of row 0 of another stream. The upper 24 bits of a word are the number.
struct kernel_noise {
  void *addends, *factors;
  void *column_addends, *column_factors;
  double shift, scale, spread;
  uint64_t seed, step;
  uint32_t stream, column_stream;
  size_t rows, columns;
};
void kernel_run_noise(const struct kernel_noise *job, enum kernel_precision precision);

// Takes more rows into the mean of each column and the sum of its squared deviations from that mean: the merging
// formula of Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115, which does not cancel. Double precision
// whatever the values are; `count` rows are in already.
struct kernel_moments {
  const void *values;
  double *means, *squares;
  size_t rows, columns, count;
};
void kernel_run_moments(const struct kernel_moments *job, enum kernel_precision precision);

// Batch normalisation in inference, per column: y <- f(scale (x + bias - mean) / sqrt(variance + epsilon) + shift).
// The outputs may be the inputs.
struct kernel_batch_norm_inference {
  const void *inputs;
  const void *bias, *scale, *shift;
  const void *running_means, *running_variances;
  void *outputs;
  double epsilon;
  size_t rows, columns;
  enum kernel_activation activation;
};
void kernel_run_batch_norm_inference(
    const struct kernel_batch_norm_inference *job, enum kernel_precision precision);

// Layer normalisation, per row: x <- (x + bias - mean) / sqrt(variance + epsilon), in place, with the mean
// and the biased variance of the row, then y <- f(scale * x + shift). Keeps the inverse deviation of each row.
// Ba, Kiros and Hinton 2016, arXiv:1607.06450.
struct kernel_layer_norm {
  void *values;
  const void *bias, *scale, *shift;
  void *outputs;
  void *inverse_deviations;
  double epsilon;
  size_t rows, columns;
  enum kernel_activation activation;
};
void kernel_run_layer_norm(const struct kernel_layer_norm *job, enum kernel_precision precision);

// The way back through the activation and a layer normalisation, in place; as for batch normalisation, with
// the sums of dx over a row, and with the gradient of the bias, the sum of dx over the rows.
struct kernel_layer_norm_backward {
  void *gradients;
  const void *outputs, *normalized;
  const void *scale, *inverse_deviations;
  void *bias_gradient, *scale_gradient, *shift_gradient;
  double retaining;
  size_t rows, columns;
  enum kernel_activation activation;
};
void kernel_run_layer_norm_backward(
    const struct kernel_layer_norm_backward *job, enum kernel_precision precision);

// Dropout: mask <- 0 with the probability, else 1 / (1 - probability); y <- x * mask.
// Element i draws word i % 4 of Philox4x32-10 (Salmon et al. 2011, doi:10.1145/2063384.2063405) at the
// counter (i / 4, stream, low half of step, high half of step) under the key seed.
struct kernel_dropout {
  const void *inputs;
  void *mask, *outputs;
  double probability;
  uint64_t seed, step;
  uint32_t stream;
  size_t count;
};
void kernel_run_dropout(const struct kernel_dropout *job, enum kernel_precision precision);

// x <- x * factors, element by element.
struct kernel_multiply {
  void *values;
  const void *factors;
  size_t count;
};
void kernel_run_multiply(const struct kernel_multiply *job, enum kernel_precision precision);

// Stochastic gradient descent. Without a velocity of their own the gradients are the velocity, already
// multiplied by the momentum and added to: v <- v + decay w, w <- w - rate v.
// With one, Nesterov's: g <- g + decay w, v <- momentum v + g, w <- w - rate (g + momentum v).
struct kernel_sgd {
  void *parameters, *gradients, *velocity;
  double rate, momentum, decay;
  size_t count;
};
void kernel_run_sgd(const struct kernel_sgd *job, enum kernel_precision precision);

// Adam and AdamW: w <- w * shrinking, g <- g + decay w, m <- m + (1 - beta1)(g - m),
// v <- beta2 v + (1 - beta2) g^2, w <- w - rate * m / (sqrt(v) * root + epsilon).
struct kernel_adam {
  void *parameters;
  const void *gradients;
  void *first_moments, *second_moments;
  double rate, beta1, beta2, epsilon, root, decay, shrinking;
  size_t count;
};
void kernel_run_adam(const struct kernel_adam *job, enum kernel_precision precision);

// features <- scale * byte + offset, for the images that `rows` names, one after the other.
struct kernel_load {
  const uint8_t *images;
  const int32_t *rows;
  size_t count, width;
  float scale, offset;
  float *features;
};
void kernel_run_load(const struct kernel_load *job);

// The four words of Philox4x32-10 at a counter, under a key.
void kernel_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]);

// values <- exp(values) or tanh(values), as the activations compute them in single precision.
void kernel_exponentials(float *values, size_t count);
void kernel_hyperbolic_tangents(float *values, size_t count);

#include "ImageKernels.h"
