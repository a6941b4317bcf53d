internal import CDNNL

/// Runs a computation with the calling thread set up for training, and sets the thread back.
///
/// Each matrix product runs on this thread alone: OpenMP keeps the setting per thread. So the order
/// of summation, and with it every bit, is independent of the machine's cores; the cores are used by
/// training several networks at once.
///
/// Numbers below the smallest normal one, 1.2e-38, count as zero. The velocity of a unit that relu has
/// switched off shrinks by the momentum at each step until it gets there, where the processor
/// computes in microcode: without this, an epoch of a network that has died took eight times as
/// long. PyTorch has the same switch, `torch.set_flush_denormal`.
///
/// Signals wait, or go to another thread. oneDNN's products for AVX-512 (seen in version 2.6) use the stack pointer for
/// their matrices: a handler called meanwhile would write its frame into the heap, below one of their buffers.
package func withTrainingThread<Result>(_ body: () -> Result) -> Result {
  omp_set_num_threads(1)
  let signals = hold_signals()
  defer { release_signals(signals) }
  let mode = get_float_mode()
  set_float_mode(mode | float_mode_flushing)
  defer { set_float_mode(mode) }
  return body()
}
