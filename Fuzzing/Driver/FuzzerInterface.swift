internal import Foundation
internal import FuzzTargets

// What libFuzzer, which brings the program's main, calls.

/// Chooses the parser before the first input.
@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  _ = ChosenTarget.target
  return 0
}

/// Reads one input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ChosenTarget.target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
