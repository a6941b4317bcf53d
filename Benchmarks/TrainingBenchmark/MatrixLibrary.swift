import CDNNL
import Training

/// oneDNN, called as plainly as it can be.
///
/// The engine's own calls may do more at once; the benchmark measures against these.
enum MatrixLibrary {
  /// The name and version of the library that is linked.
  static var version: String {
    guard let version = dnnl_version()?.pointee else { return "oneDNN" }
    return "oneDNN \(version.major).\(version.minor).\(version.patch)"
  }

  /// C = op(A) · op(B), rows x inner times inner x columns, row-major and dense.
  static func multiply(
    _ a: Buffer<Float>,
    isATransposed: Bool = false,
    _ b: Buffer<Float>,
    isBTransposed: Bool = false,
    into c: Buffer<Float>,
    rows: Int,
    inner: Int,
    columns: Int
  ) {
    let transposed = CChar(UInt8(ascii: "T"))
    let plain = CChar(UInt8(ascii: "N"))
    let status = dnnl_sgemm(
      isATransposed ? transposed : plain,
      isBTransposed ? transposed : plain,
      dnnl_dim_t(rows),
      dnnl_dim_t(columns),
      dnnl_dim_t(inner),
      1,
      a.start,
      dnnl_dim_t(isATransposed ? rows : inner),
      b.start,
      dnnl_dim_t(isBTransposed ? inner : columns),
      0,
      c.start,
      dnnl_dim_t(columns)
    )
    precondition(status == dnnl_success, "oneDNN takes every dense product of positive sizes.")
  }
}
