internal import CDNNL

/// One product C = op(A) · op(B) + retaining · C of dense row-major matrices.
///
/// op(A) is rows x inner and op(B) is inner x columns. A matrix that is transposed is stored the
/// other way round. C is read only when `retaining` is not zero.
package struct MatrixProduct<Scalar: KernelScalar> {
  var a: UnsafePointer<Scalar>
  var isATransposed = false
  /// The distance between the stored rows of a; nil when they follow each other.
  var aStride: Int?
  var b: UnsafePointer<Scalar>
  var isBTransposed = false
  var c: UnsafeMutablePointer<Scalar>
  var rows: Int
  var inner: Int
  var columns: Int
  var retaining: Scalar = 0

  /// A product of packed matrices, unless `aStride` says otherwise.
  package init(
    a: UnsafePointer<Scalar>,
    isATransposed: Bool = false,
    aStride: Int? = nil,
    b: UnsafePointer<Scalar>,
    isBTransposed: Bool = false,
    c: UnsafeMutablePointer<Scalar>,
    rows: Int,
    inner: Int,
    columns: Int,
    retaining: Scalar = 0
  ) {
    self.a = a
    self.isATransposed = isATransposed
    self.aStride = aStride
    self.b = b
    self.isBTransposed = isBTransposed
    self.c = c
    self.rows = rows
    self.inner = inner
    self.columns = columns
    self.retaining = retaining
  }

  /// The distance between the stored rows of a.
  var strideOfA: Int { aStride ?? (isATransposed ? rows : inner) }
}

extension Float {
  /// oneDNN's single precision product, the fastest measured for the sizes of a small network.
  package static func multiply(_ product: MatrixProduct<Float>) {
    let transposed = CChar(UInt8(ascii: "T"))
    let plain = CChar(UInt8(ascii: "N"))
    let status = dnnl_sgemm(
      product.isATransposed ? transposed : plain,
      product.isBTransposed ? transposed : plain,
      dnnl_dim_t(product.rows),
      dnnl_dim_t(product.columns),
      dnnl_dim_t(product.inner),
      1,
      product.a,
      dnnl_dim_t(product.strideOfA),
      product.b,
      dnnl_dim_t(product.isBTransposed ? product.inner : product.columns),
      product.retaining,
      product.c,
      dnnl_dim_t(product.columns)
    )
    precondition(status == dnnl_success, "oneDNN takes every dense product of positive sizes.")
  }
}

extension Double {
  /// The product by its definition, for checks on small matrices.
  package static func multiply(_ product: MatrixProduct<Double>) {
    let (rows, inner, columns) = (product.rows, product.inner, product.columns)
    let stride = product.strideOfA
    for i in 0..<rows {
      for j in 0..<columns {
        var sum = product.retaining == 0 ? 0 : product.retaining * product.c[i * columns + j]
        for k in 0..<inner {
          let a = product.isATransposed ? product.a[k * stride + i] : product.a[i * stride + k]
          let b = product.isBTransposed ? product.b[j * inner + k] : product.b[k * columns + j]
          sum += a * b
        }
        product.c[i * columns + j] = sum
      }
    }
  }
}
