#include <math.h>

#include "CKernels.h"
#include "functions.h"
#include "strips.h"
#include "vectors.h"

#define SCALAR float
#define NAME(name) name##_float
#define CLONED VECTORIZED
#include "activations.h"
#include "columns.h"
#include "batch_norm_images.h"
#include "activate_images.h"
#include "group_norm.h"
#undef SCALAR
#undef NAME
#undef CLONED

// Double precision checks gradients and need not be fast.
#define SCALAR double
#define NAME(name) name##_double
#define CLONED
#include "activations.h"
#include "columns.h"
#include "batch_norm_images.h"
#include "activate_images.h"
#include "group_norm.h"
#undef SCALAR
#undef NAME
#undef CLONED

DEFINE_KERNEL(group_norm)
DEFINE_KERNEL(group_norm_backward)

// The jobs are those of the batch normalisation of rows, as are the results but for their rounding. Its noise is not
// worth a loop of its own.
void kernel_run_batch_norm_images(const struct kernel_batch_norm *job, enum kernel_precision precision) {
  if (job->noise_factors) {
    kernel_run_batch_norm(job, precision);
    return;
  }
  switch (precision) {
    case kernel_single: batch_norm_images_float(job); break;
    case kernel_double: batch_norm_images_double(job); break;
  }
}

void kernel_run_moments_images(const struct kernel_moments *job, enum kernel_precision precision) {
  switch (precision) {
    case kernel_single: moments_images_float(job); break;
    case kernel_double: moments_images_double(job); break;
  }
}

void kernel_run_batch_norm_images_backward(
    const struct kernel_batch_norm_backward *job, enum kernel_precision precision) {
  if (job->noise_factors) {
    kernel_run_batch_norm_backward(job, precision);
    return;
  }
  switch (precision) {
    case kernel_single: batch_norm_images_backward_float(job); break;
    case kernel_double: batch_norm_images_backward_double(job); break;
  }
}

void kernel_run_activate_images(const struct kernel_activate *job, enum kernel_precision precision) {
  switch (precision) {
    case kernel_single: activate_images_float(job); break;
    case kernel_double: activate_images_double(job); break;
  }
}

void kernel_run_activate_images_backward(
    const struct kernel_activate_backward *job, enum kernel_precision precision) {
  switch (precision) {
    case kernel_single: activate_images_backward_float(job); break;
    case kernel_double: activate_images_backward_double(job); break;
  }
}
