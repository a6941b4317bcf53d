import Foundation
import TestSupport
import Testing

/// `bnreport golden`, run as its users run it.
@Suite struct GoldenCommandTests {
  private let white = HandMadePNG(width: 8, height: 6, red: 255, green: 255, blue: 255)
  private let black = HandMadePNG(width: 8, height: 6, red: 0, green: 0, blue: 0)

  private func bnreport(
    _ arguments: [String],
    in folder: URL,
    environment: [String: String] = [:]
  ) throws -> BuiltProgram.Output {
    try BuiltProgram.run(["golden"] + arguments, in: folder, environment: environment)
  }

  /// Calls a test with a folder that has pictures in `plots` and references in `refs`.
  private func withPictures(
    _ plots: [String: [UInt8]],
    _ references: [String: [UInt8]],
    _ body: (URL) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      for (root, files) in [("plots", plots), ("refs", references)] {
        let root = folder.appending(path: root)
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        for (name, bytes) in files {
          let url = root.appending(path: name)
          try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
          )
          try Data(bytes).write(to: url)
        }
      }
      try body(folder)
    }
  }

  private func contents(_ path: String, _ folder: URL) -> [UInt8]? {
    FileManager.default.contents(atPath: folder.appending(path: path).path).map { Array($0) }
  }

  @Test func equalPicturesGiveStatus0() throws {
    try withPictures(
      ["a.png": white.bytes, "s/b.PNG": black.bytes, "note.txt": [1]],
      [
        "a.png": white.bytes, "s/b.PNG": black.bytes,
      ]
    ) { folder in
      let output = try bnreport(["check", "plots", "--baseline", "refs"], in: folder)
      #expect(output.status == 0, "\(output.messages)")
      #expect(output.result == "2 equal\n")
      #expect(output.messages.isEmpty)
    }
  }

  @Test func differencesGiveStatus1AndAReportOfEachKind() throws {
    let wide = HandMadePNG(width: 9, height: 6, red: 255, green: 255, blue: 255)
    let hostile = "<b>\"it's\" & so.png"
    try withPictures(
      [
        "a.png": black.bytes, "wide.png": wide.bytes, hostile: black.bytes, "same.png": white.bytes,
      ],
      ["a.png": white.bytes, "wide.png": white.bytes, "same.png": white.bytes, "old.png": [1]]
    ) { folder in
      let arguments = ["check", "plots", "--baseline", "refs"]
      let output = try bnreport(
        arguments + ["--report", "r.html", "--junit", "r.xml"],
        in: folder
      )
      #expect(output.status == 1)
      #expect(
        output.result == """
          different\ta.png\t48 of 48 pixels (100 %) differ, the most by 255 of 255, in 1 place: something added everywhere \
          (8 x 6 pixels at 0, 0; 100 % of the picture); no pixel may differ
          different\twide.png\tits size differs (got 9 x 6, expected 8 x 6)
          missing\t\(hostile)\tthere is no reference
          1 equal, 1 missing, 2 different, 1 unused

          """
      )
      #expect(output.messages == "warning: unused reference: old.png\n")
      let page = String(decoding: contents("r.html", folder) ?? [], as: UTF8.self)
      #expect(page.contains("&lt;b&gt;&quot;it&#39;s&quot; &amp; so.png") && !page.contains("<b>"))
      #expect(page.contains("bnreport golden accept --from plots --baseline refs a.png"))
      let xml = String(decoding: contents("r.xml", folder) ?? [], as: UTF8.self)
      #expect(xml.contains("<testsuites tests=\"4\" failures=\"3\" errors=\"0\">"))
      let json = try bnreport(arguments + ["--json"], in: folder)
      #expect(json.status == 1)
      let object = try JSONSerialization.jsonObject(with: Data(json.result.utf8)) as? [String: Any]
      #expect((object?["results"] as? [Any])?.count == 4)
      #expect(object?["unused"] as? [String] == ["old.png"])
    }
  }

  @Test func strictFailsWithWhatIsNotCompared() throws {
    let all = ["a.png": white.bytes]
    let arguments = ["check", "plots", "--baseline", "refs"]
    try withPictures(all, all) { folder in
      let output = try bnreport(arguments + ["--strict"], in: folder)
      #expect(output.status == 0)
    }
    try withPictures(all, ["a.png": white.bytes, "old.png": white.bytes]) { folder in
      #expect(try bnreport(arguments, in: folder).status == 0)
      let output = try bnreport(arguments + ["--strict", "--json", "--junit", "j.xml"], in: folder)
      #expect(output.status == 1)
      let json = try JSONSerialization.jsonObject(with: Data(output.result.utf8)) as? [String: Any]
      #expect(json?["passed"] as? Bool == false)
      #expect(output.messages == "strict: unused reference: old.png\n")
      let xml = String(decoding: contents("j.xml", folder) ?? [], as: UTF8.self)
      #expect(xml.contains("<testsuites tests=\"2\" failures=\"1\" errors=\"0\">"))
    }
    for root in ["plots", "refs"] {
      try withPictures(
        ["a.png": white.bytes],
        ["a.png": white.bytes, ".hidden/b.png": white.bytes, ".c.png": white.bytes]
      ) { folder in
        for (name, target) in [("d.png", "nowhere.png"), ("linked", ".")] {
          try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: "\(root)/\(name)").path,
            withDestinationPath: target
          )
        }
        let output = try bnreport(arguments + ["--strict"], in: folder)
        #expect(output.status == 1)
        #expect(output.result == "1 equal, 4 not compared\n")
        for line in [
          "refs/.c.png: it is hidden", "refs/.hidden/b.png: it is hidden",
          "\(root)/d.png: it is a link that leads nowhere",
          "\(root)/linked: it is a link to a folder, which is not followed",
        ] {
          #expect(output.messages.contains("strict: not compared: \(line)\n"))
        }
        let lenient = try bnreport(arguments, in: folder)
        #expect(lenient.status == 0)
        #expect(lenient.messages.contains("warning: not compared: \(root)/d.png"))
        #expect(!lenient.messages.contains("hidden"))
      }
    }
  }

  @Test func goldenYAMLSaysWhatIsAllowedOfEachPicture() throws {
    let near = HandMadePNG(width: 8, height: 6, red: 253, green: 255, blue: 255)
    let settings = """
      pictures:
        near.png: { tolerance: 2 }
        dark.png: { accepted: [dark-other.png] }
      """
    let references = [
      "near.png": white.bytes, "dark.png": white.bytes, "dark-other.png": black.bytes,
      "plain.png": white.bytes, "golden.yaml": Array(settings.utf8),
    ]
    let arguments = ["check", "plots", "--baseline", "refs", "--strict"]
    try withPictures(
      ["near.png": near.bytes, "dark.png": black.bytes, "plain.png": white.bytes],
      references
    ) { folder in
      let output = try bnreport(arguments, in: folder)
      #expect(output.status == 0, "\(output.messages)")
      #expect(output.result.hasSuffix("2 equal, 1 tolerated\n"))
    }
    // What is allowed of one picture is not allowed of another.
    try withPictures(
      ["near.png": white.bytes, "dark.png": white.bytes, "plain.png": near.bytes],
      references
    ) { folder in
      let output = try bnreport(arguments, in: folder)
      #expect(output.status == 1)
      #expect(output.result.hasPrefix("different\tplain.png\t"))
    }
    try withPictures(
      ["near.png": near.bytes],
      ["near.png": white.bytes, "golden.yaml": Array("pictures: { nea.png: {} }".utf8)]
    ) {
      folder in
      let output = try bnreport(arguments, in: folder)
      #expect(output.status == 65)
      #expect(output.messages.contains("refs/golden.yaml:1:13: there is neither such a picture"))
    }
  }

  @Test func aCheckThatCannotFailIsRefused() throws {
    let whole = "pictures: { b.png: { masks: [{ x: 0, y: 0, width: 8, height: 6 }] } }"
    try withPictures(
      ["a.png": white.bytes, "b.png": black.bytes],
      ["a.png": white.bytes, "b.png": white.bytes, "golden.yaml": Array(whole.utf8)]
    ) { folder in
      let output = try bnreport(["check", "plots", "--baseline", "refs"], in: folder)
      #expect(output.status == 65)
      #expect(output.messages.hasPrefix("bnreport: error: refs/b.png: the check cannot fail: "))
    }
    try withPictures(["a.png": black.bytes], ["a.png": white.bytes]) { folder in
      let options = ["--tolerance", "255"]
      let output = try bnreport(["check", "plots", "--baseline", "refs"] + options, in: folder)
      #expect(output.status == 65)
      #expect(output.messages.hasPrefix("bnreport: error: refs/a.png: the check cannot fail: "))
    }
  }

  @Test func aMissingReferenceAloneGivesStatus66() throws {
    try withPictures(["a.png": white.bytes], [:]) { folder in
      let output = try bnreport(["check", "plots", "--baseline", "refs"], in: folder)
      #expect(output.status == 66)
      #expect(contents("refs/a.png", folder) == nil)
    }
  }

  @Test func aDamagedPictureGivesStatus65AndTheOthersAreCompared() throws {
    let cut = Array(white.bytes.dropLast(30))
    try withPictures(
      ["a.png": cut, "b.png": white.bytes, "c.png": black.bytes],
      [
        "a.png": white.bytes, "b.png": white.bytes, "c.png": white.bytes,
      ]
    ) { folder in
      let output = try bnreport(["check", "plots", "--baseline", "refs"], in: folder)
      #expect(output.status == 65)
      #expect(output.result.hasPrefix("unreadable\ta.png\tthe picture is cut short (got "))
      #expect(output.result.hasSuffix("1 equal, 1 different, 1 unreadable\n"))
      #expect(output.messages.contains("\ntry: Make the file again"))
    }
  }

  /// Identical files of any size are equal without a look at their pixels; others are refused by their header.
  @Test func aHugePictureIsAnswered() throws {
    var huge = HandMadePNG(width: 20_000, height: 20_000, kind: .grey, rows: [])
    let other = huge.bytes
    huge.isInterlaced = true
    try withPictures(
      ["same.png": huge.bytes, "other.png": huge.bytes],
      [
        "same.png": huge.bytes, "other.png": other,
      ]
    ) { folder in
      let output = try bnreport(["check", "plots", "--baseline", "refs"], in: folder)
      #expect(output.status == 65)
      #expect(
        output.result.hasPrefix(
          "unreadable\tother.png\tthe picture is too large (got 20000 x 20000 pixels"
        )
      )
      #expect(output.result.hasSuffix("\n1 equal, 1 unreadable\n"))
    }
  }

  @Test func toleranceIsAskedForInWords() throws {
    let near = HandMadePNG(width: 8, height: 6, red: 253, green: 255, blue: 255)
    try withPictures(["a.png": near.bytes], ["a.png": white.bytes]) { folder in
      let arguments = ["check", "plots", "--baseline", "refs"]
      #expect(try bnreport(arguments, in: folder).status == 1)
      let output = try bnreport(arguments + ["--tolerance", "2"], in: folder)
      #expect(output.status == 0)
      #expect(
        output.result
          == "tolerated\ta.png\tno pixel differs by more than 2 of 255\n1 tolerated\n"
      )
      #expect(try bnreport(arguments + ["--pixels", "100%"], in: folder).status == 0)
    }
  }

  @Test(
    arguments: [
      (["check", "plots", "--baseline", "refs", "--tolerance", "256"], 64, "expected 0 to 255"),
      (["check", "plots", "--baseline", "refs", "--pixels", "many"], 64, "--pixels is no share"),
      (["check", "plots", "--baseline", "plots"], 64, "not compared with themselves"),
      (["check", "plots"], 64, "--baseline"),
      (["check", "nowhere", "--baseline", "refs"], 66, "nowhere: there is no such folder"),
      (["check", "plots", "--baseline", "nowhere"], 66, "accept --from plots --baseline nowhere"),
      (["check", "refs", "--baseline", "plots"], 66, "there are no PNG pictures"),
      (["check", "plots", "--baseline", "refs", "--report", "no/r.html"], 73, "cannot be created"),
      (["accept", "--from", "plots", "--baseline", "refs"], 64, "Name the pictures"),
      (["accept", "../a.png", "--from", "plots", "--baseline", "refs"], 64, "leaves the folder"),
      (["accept", "/a.png", "--from", "plots", "--baseline", "refs"], 64, "leaves the folder"),
      (["accept", "link/a.png", "--from", "plots", "--baseline", "refs"], 64, "leaves the folder"),
      (["accept", "none.png", "--from", "plots", "--baseline", "refs"], 66, "no such picture"),
      (["accept", "cut.png", "--from", "plots", "--baseline", "refs"], 65, "cut short"),
      (["diff", "plots/a.png", "none.png"], 66, "none.png: there is no such picture"),
    ] as [([String], Int32, String)]
  )
  func badCallsGiveAMessageAndAStatusAndWriteNothing(
    _ arguments: [String],
    _ status: Int32,
    _ message: String
  ) throws {
    let cut = Array(white.bytes.dropLast(30))
    try withPictures(
      ["a.png": white.bytes, "cut.png": cut, "link/a.png": white.bytes],
      [:]
    ) { folder in
      let outside = folder.appending(path: "outside")
      try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "refs/link"),
        withDestinationURL: outside
      )
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      let output = try bnreport(arguments, in: folder)
      #expect(output.status == status, "\(output.messages)")
      #expect(output.messages.contains(message), "\(output.messages)")
      let after = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      #expect(after == before)
    }
  }

  @Test func acceptedPicturesAreReferences() throws {
    try withPictures(
      ["a.png": black.bytes, "s/new.png": black.bytes, "c.png": white.bytes],
      [
        "a.png": white.bytes, "c.png": white.bytes,
      ]
    ) { folder in
      let folders = ["--from", "plots", "--baseline", "refs"]
      let missing = try bnreport(["accept", "--missing"] + folders, in: folder)
      #expect(missing.result == "accepted\ts/new.png\n", "\(missing.messages)")
      #expect(contents("refs/a.png", folder) == white.bytes)
      let failed = try bnreport(["accept", "--failed"] + folders, in: folder)
      #expect(failed.result == "accepted\ta.png\n")
      let again = try bnreport(["accept", "--failed", "--missing"] + folders, in: folder)
      #expect(again.result == "nothing to accept\n")
      #expect(try bnreport(["check", "plots", "--baseline", "refs"], in: folder).status == 0)
    }
  }

  @Test func automaticMachinesDoNotAccept() throws {
    try withPictures(["a.png": black.bytes], ["a.png": white.bytes]) { folder in
      let arguments = ["accept", "a.png", "--from", "plots", "--baseline", "refs"]
      let output = try bnreport(arguments, in: folder, environment: ["CI": "true"])
      #expect(output.status == 64)
      #expect(output.messages.hasPrefix("bnreport: error: references are not written in CI"))
      #expect(contents("refs/a.png", folder) == white.bytes)
      let forced = ["CI": "true", "BNREPORT_GOLDEN_FORCE": "1"]
      #expect(try bnreport(arguments, in: folder, environment: forced).status == 0)
      #expect(contents("refs/a.png", folder) == black.bytes)
    }
  }

  @Test func diffComparesTwoFilesAndDrawsTheDifference() throws {
    try withPictures(["a.png": black.bytes], ["a.png": white.bytes]) { folder in
      let pair = ["refs/a.png", "plots/a.png"]
      let output = try bnreport(["diff"] + pair + ["-o", "d.png"], in: folder)
      #expect(output.status == 1, "\(output.messages)")
      #expect(output.result.hasPrefix("different\tplots/a.png\t48 of 48 pixels"))
      #expect(contents("d.png", folder)?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
      #expect(try bnreport(["diff", pair[0], pair[0]], in: folder).result == "1 equal\n")
    }
  }
}
