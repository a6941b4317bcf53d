internal import CDNNL

/// What computes the matrix products, and with which instructions.
///
/// With others the sums have another order, and so other last digits. Our own loops have the same bits with every
/// instruction set (`CKernels`).
package enum MatrixLibrary {
  /// oneDNN's version as it is loaded, such as `2.6.3`; nil where it does not say.
  package static var version: String? {
    dnnl_version().map { "\($0.pointee.major).\($0.pointee.minor).\($0.pointee.patch)" }
  }

  /// The vector instructions that oneDNN uses on this processor, nil on one for which it names none.
  ///
  /// `ONEDNN_MAX_CPU_ISA` limits them. The further instructions for small numbers, such as AMX, are of no use to products
  /// in single precision, and not told apart.
  package static var vectors: String? { words(of: dnnl_get_effective_cpu_isa().rawValue) }

  /// The family of an instruction set, by the bits that oneDNN gives each: a later one has those of the earlier.
  ///
  /// - Parameters:
  ///   - instructions: The bits.
  ///   - major: Whose they are: oneDNN 2 gives 0xf to the AVX-512 of Xeon Phi, oneDNN 3 to an AVX2.
  /// - Returns: Its name, nil where there is no bit that is known.
  static func words(of instructions: UInt32, major: Int32 = DNNL_VERSION_MAJOR) -> String? {
    func has(_ other: dnnl_cpu_isa_t) -> Bool {
      instructions & other.rawValue == other.rawValue
    }
    if has(dnnl_cpu_isa_avx512_core) || (major < 3 && instructions & 0xf == 0xf) {
      return "AVX-512"
    }
    if has(dnnl_cpu_isa_avx2) { return "AVX2" }
    if has(dnnl_cpu_isa_avx) { return "AVX" }
    return has(dnnl_cpu_isa_sse41) ? "SSE4.1" : nil
  }
}
