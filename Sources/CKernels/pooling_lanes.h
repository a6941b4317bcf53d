// One window of pooling, for LANES neighbouring channels: `taps` pixels, whose places from the first one are `offsets`.
// Included once for each number of lanes by pooling.h. LANED(x) names a function or a type.

typedef SCALAR LANED(vector) __attribute__((ext_vector_type(LANES), aligned(sizeof(SCALAR))));
// Integers as long as the numbers: what a comparison of vectors gives.
typedef typeof((LANED(vector)){} > (LANED(vector)){}) LANED(places);
typedef uint8_t LANED(bytes) __attribute__((ext_vector_type(LANES), aligned(1)));

INLINED void LANED(maximum)(
    const SCALAR *inputs, SCALAR *outputs, uint8_t *places, const size_t *offsets, size_t taps) {
  LANED(vector) best = *(const LANED(vector) *)inputs;
  LANED(places) place = 0;
  for (size_t tap = 1; tap < taps; tap++) {
    const LANED(vector) x = *(const LANED(vector) *)(inputs + offsets[tap]);
    // A NaN is not equal to itself.
    const LANED(places) is_larger = (x > best) | (x != x);
    best = is_larger ? x : best;
    place = is_larger ? (LANED(places))tap : place;
  }
  *(LANED(vector) *)outputs = best;
  if (places) *(LANED(bytes) *)places = __builtin_convertvector(place, LANED(bytes));
}

INLINED void LANED(give)(
    const SCALAR *gradients, const uint8_t *places, SCALAR *input_gradients, const size_t *offsets, size_t taps) {
  const LANED(vector) gradient = *(const LANED(vector) *)gradients;
  const LANED(places) place = __builtin_convertvector(*(const LANED(bytes) *)places, LANED(places));
  for (size_t tap = 0; tap < taps; tap++) {
    LANED(vector) *sum = (LANED(vector) *)(input_gradients + offsets[tap]);
    *sum += place == (LANED(places))tap ? gradient : 0;
  }
}

INLINED void LANED(average)(const SCALAR *inputs, SCALAR *outputs, const size_t *offsets, size_t taps) {
  LANED(vector) sum = 0;
  for (size_t tap = 0; tap < taps; tap++) sum += *(const LANED(vector) *)(inputs + offsets[tap]);
  *(LANED(vector) *)outputs = sum / (SCALAR)taps;
}

INLINED void LANED(share)(const SCALAR *gradients, SCALAR *input_gradients, const size_t *offsets, size_t taps) {
  const LANED(vector) share = *(const LANED(vector) *)gradients / (SCALAR)taps;
  for (size_t tap = 0; tap < taps; tap++) *(LANED(vector) *)(input_gradients + offsets[tap]) += share;
}
