#pragma once
#include <dnnl.h>
#include <signal.h>

// Declared here because <omp.h> belongs to the compiler, and the toolchain's clang ships none.
void omp_set_num_threads(int count);

// Lets the signals from outside wait for the calling thread; gives the signals that waited before. Faults of the thread
// itself stay as they are.
static inline sigset_t hold_signals(void) {
  sigset_t held, before;
  sigfillset(&held);
  static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS};
  for (unsigned i = 0; i < sizeof faults / sizeof *faults; i++) sigdelset(&held, faults[i]);
  pthread_sigmask(SIG_BLOCK, &held, &before);
  return before;
}
static inline void release_signals(sigset_t before) { pthread_sigmask(SIG_SETMASK, &before, 0); }

// The floating point mode of the calling thread, for which C has no portable name: flushing takes
// numbers below the smallest normal one for zero, as operands and as results.
#if defined(__x86_64__)
static inline unsigned long long get_float_mode(void) { return __builtin_ia32_stmxcsr(); }
static inline void set_float_mode(unsigned long long mode) { __builtin_ia32_ldmxcsr((unsigned)mode); }
static const unsigned long long float_mode_flushing = 0x8040;  // FTZ and DAZ of MXCSR
#elif defined(__aarch64__)
static inline unsigned long long get_float_mode(void) {
  unsigned long long mode;
  __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
  return mode;
}
static inline void set_float_mode(unsigned long long mode) {
  __asm__ volatile("msr fpcr, %0" : : "r"(mode));
}
static const unsigned long long float_mode_flushing = 1 << 24;  // FZ of FPCR
#else
static inline unsigned long long get_float_mode(void) { return 0; }
static inline void set_float_mode(unsigned long long mode) { (void)mode; }
static const unsigned long long float_mode_flushing = 0;
#endif
