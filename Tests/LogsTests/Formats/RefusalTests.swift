import Faults
import Testing

@testable import Logs

@Suite struct RefusalTests {
  /// The first bytes that PyTorch 2.15, Keras 3, safetensors 0.5, NumPy 2 and pickle write.
  @Test(
    arguments: [
      ("PK\u{3}\u{4}" + zeros(22) + "\u{10}\u{0}\u{0}\u{0}archive/data.pkl", "is a checkpoint"),
      ("PK\u{3}\u{4}" + zeros(22) + "\u{d}\u{0}\u{0}\u{0}metadata.json", "is a checkpoint"),
      ("PK\u{3}\u{4}" + zeros(22) + "\u{5}\u{0}\u{0}\u{0}x.txt", "is packed"),
      (
        "PK\u{3}\u{4}" + zeros(22) + "\u{13}\u{0}\u{0}\u{0}[Content_Types].xml",
        "is a file of an office"
      ),
      ("\u{50}" + zeros(7) + #"{"w":{"dtype":"F32"}}"#, "is a checkpoint"),
      (#"{"cells": [{"cell_type": "code"}]}"#, "is a notebook"),
      ("%PDF-1.7", "is a picture"), ("<?xml version=\"1.0\"?><svg>", "is a picture"),
      ("PAR1", "is a Parquet"), ("MANIFEST-000004\n", "is of a store of Aim"),
      ("BZh9", "is packed"),
    ]
  )
  func whatIsNoLogIsRefusedWithAdvice(text: String, message: String) throws {
    try expectRefusal(Array(text.utf8), message)
  }

  @Test(
    arguments: [
      ([0x80, 0x04, 0x95, 0x00], "is a pickle"), ([0x89, 0x50, 0x4E, 0x47], "is a picture"),
      ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "is a checkpoint"),
      ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "is a checkpoint"), ([0x1F, 0x8B, 8], "is packed"),
    ] as [([UInt8], String)]
  )
  func signaturesOfBytesAreKnown(bytes: [UInt8], message: String) throws {
    try expectRefusal(bytes, message)
  }

  private func expectRefusal(_ bytes: [UInt8], _ message: String) throws {
    let folder = try LogScratch(["history": bytes])
    let fault = try #require(folder.search("history").faults.first)
    #expect(fault.message.hasPrefix(message), "\(fault.message)")
    #expect(fault.hint?.isEmpty == false)
  }

  @Test func everyRefusalSaysWhatToDo() {
    #expect(LogFormat.refusals.count == 9)
    for format in LogFormat.refusals {
      guard case .refused(_, let message, let hint) = format.source else {
        Issue.record("\(format.name) refuses nothing")
        continue
      }
      #expect(message.hasPrefix("is ") && hint.hasSuffix("."))
    }
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "\u{0}", count: count) }
}
