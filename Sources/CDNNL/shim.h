#pragma once
#include <dnnl.h>

// Declared here because <omp.h> belongs to the compiler, and the toolchain's clang ships none.
void omp_set_num_threads(int count);
