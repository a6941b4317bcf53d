// The activations and what is kept of gradients, for one type of numbers, SCALAR; included once for each by the files
// whose loops end in an activation.

INLINED SCALAR NAME(activated)(SCALAR x, enum kernel_activation activation) {
  switch (activation) {
    case kernel_identity: return x;
    // This way round a NaN stays one, and a diverged training shows in its loss.
    case kernel_relu: return x < 0 ? 0 : x;
    case kernel_sigmoid: return 1 / (1 + NAME(exponential)(-x));
    case kernel_tanh: return NAME(hyperbolic_tangent)(x);
  }
}

// f'(x) from y = f(x).
INLINED SCALAR NAME(slope)(SCALAR y, enum kernel_activation activation) {
  switch (activation) {
    case kernel_identity: return 1;
    case kernel_relu: return y > 0 ? 1 : 0;
    case kernel_sigmoid: return y * (1 - y);
    case kernel_tanh: return 1 - y * y;
  }
}

// dy f'(x). The identity, whose slope is known, does not read the outputs.
INLINED SCALAR NAME(through)(SCALAR gradient, const SCALAR *y, size_t j, enum kernel_activation activation) {
  return activation == kernel_identity ? gradient : gradient * NAME(slope)(y[j], activation);
}

// The new gradient: a sum over the rows and what is kept of the old one.
INLINED void NAME(store_gradient)(void *gradient, size_t first, size_t width, const double *sums, double retaining) {
  if (!gradient) return;
  SCALAR *g = (SCALAR *)gradient + first;
  const SCALAR kept = (SCALAR)retaining;
  // Not a product with 0: the old value may not be finite.
  for (size_t j = 0; j < width; j++) g[j] = (SCALAR)sums[j] + (retaining == 0 ? 0 : kept * g[j]);
}
