// Pooling for one type of numbers, SCALAR; included once for each by pooling.c.

#define LANES 8
#define LANED(name) NAME(eight_##name)
#include "pooling_lanes.h"
#undef LANES
#undef LANED
#define LANES 4
#define LANED(name) NAME(four_##name)
#include "pooling_lanes.h"
#undef LANES
#undef LANED
#define LANES 1
#define LANED(name) NAME(one_##name)
#include "pooling_lanes.h"
#undef LANES
#undef LANED

CLONED static void NAME(max_pool)(const struct kernel_max_pool *job) {
  const struct kernel_pool_shape *shape = &job->shape;
  const SCALAR *inputs = job->inputs;
  SCALAR *outputs = job->outputs;
  size_t offsets[most_taps];
  const size_t taps = tap_offsets(shape, offsets);
  FOR_WINDOWS(shape, input, output, {
    uint8_t *places = job->places ? job->places + output : NULL;
    FOR_CHANNELS(
        channels, maximum, inputs + input + channel, outputs + output + channel, places ? places + channel : NULL,
        offsets, taps);
  });
}

CLONED static void NAME(max_pool_backward)(const struct kernel_max_pool_backward *job) {
  const struct kernel_pool_shape *shape = &job->shape;
  const SCALAR *gradients = job->gradients;
  SCALAR *input_gradients = job->input_gradients;
  size_t offsets[most_taps];
  const size_t taps = tap_offsets(shape, offsets);
  memset(input_gradients, 0, pool_inputs(shape) * sizeof(SCALAR));
  FOR_WINDOWS(shape, input, output, {
    FOR_CHANNELS(
        channels, give, gradients + output + channel, job->places + output + channel,
        input_gradients + input + channel, offsets, taps);
  });
}

CLONED static void NAME(average_pool)(const struct kernel_average_pool *job) {
  const struct kernel_pool_shape *shape = &job->shape;
  const SCALAR *inputs = job->inputs;
  SCALAR *outputs = job->outputs;
  size_t offsets[most_taps];
  const size_t taps = tap_offsets(shape, offsets);
  FOR_WINDOWS(shape, input, output, {
    FOR_CHANNELS(
        channels, average, inputs + input + channel, outputs + output + channel,
        offsets, taps);
  });
}

CLONED static void NAME(average_pool_backward)(const struct kernel_average_pool_backward *job) {
  const struct kernel_pool_shape *shape = &job->shape;
  const SCALAR *gradients = job->gradients;
  SCALAR *input_gradients = job->input_gradients;
  size_t offsets[most_taps];
  const size_t taps = tap_offsets(shape, offsets);
  memset(input_gradients, 0, pool_inputs(shape) * sizeof(SCALAR));
  FOR_WINDOWS(shape, input, output, {
    FOR_CHANNELS(
        channels, share, gradients + output + channel,
        input_gradients + input + channel, offsets, taps);
  });
}

CLONED static void NAME(mean)(const struct kernel_mean *job) {
  const size_t channels = job->channels;
  for (size_t n = 0; n < job->images; n++) {
    const SCALAR *image = (const SCALAR *)job->inputs + n * job->positions * channels;
    SCALAR *outputs = (SCALAR *)job->outputs + n * channels;
    FOR_STRIPS(strip, 0, channels, channels) {
      double sums[strip_columns];
      NAME(sum_columns)(strip, image, job->positions, sums);
      for (size_t j = 0; j < strip.columns; j++) {
        outputs[strip.first + j] = (SCALAR)(sums[j] / (double)job->positions);
      }
    }
  }
}

CLONED static void NAME(mean_backward)(const struct kernel_mean_backward *job) {
  const size_t channels = job->channels;
  const SCALAR count = (SCALAR)job->positions;
  for (size_t n = 0; n < job->images; n++) {
    const SCALAR *gradients = (const SCALAR *)job->gradients + n * channels;
    SCALAR *pixel = (SCALAR *)job->input_gradients + n * job->positions * channels;
    for (size_t i = 0; i < job->positions; i++, pixel += channels) {
      for (size_t j = 0; j < channels; j++) pixel[j] = gradients[j] / count;
    }
  }
}
