import CairoDrawing
import Drawing
import Foundation
import Testing

/// The same scene gives the same bytes, whatever the process did before and whatever its environment says.
@Suite struct DeterminismTests {
  /// Lines, areas, dashes, clips, turned, bold, monospaced and mathematical text, and letters without a glyph.
  private static func scene(_ number: Int = 0) -> Scene {
    let text = [
      "Cross-entropy (nats) −0.5", "γ ± β²", "1,000,000", "日本", "שלום abc", "run \(number)",
    ]
    let runs = text.enumerated().map { index, string in
      Node.text(
        TextRun(
          string,
          at: Point(x: 60, y: 20 + 14 * Double(index)),
          anchor: index.isMultiple(of: 2) ? .middle : .end,
          rotation: index == 3 ? -90 : 0,
          style: TextStyle(
            size: 7.5 + Double(index) / 3,
            isBold: index == 1,
            family: index == 2 ? .mono : .sans
          ),
          width: 40
        )
      )
    }
    let curve = Path(
      through: (0...50).map { Point(x: 2.3 * Double($0), y: 50 + 30 * sin(Double($0) / 4)) }
    )
    let mark = Group(
      .mark,
      clip: Rectangle(x: 10, y: 10, width: 90, height: 70),
      nodes: [
        .shape(Shape(curve, stroke: Stroke(Paint(.series2), width: 1.5, dash: [5, 2]))),
        .shape(Shape(curve, fill: Paint(.series1, opacity: 0.18))),
      ]
    )
    return Scene(
      size: Size(width: 120, height: 100),
      title: "T",
      description: "D",
      nodes: [.group(mark)] + runs
    )
  }

  /// All files of a scene, as one number (FNV-1a, 64 bits).
  private static func digest(_ renderer: SceneRenderer, _ scene: Scene) throws -> UInt64 {
    let files = [
      try renderer.png(scene), try renderer.png(scene, theme: .dark, scale: 1),
      try renderer.svg(scene), try renderer.pdf(scene, created: "2026-01-02T03:04:05Z"),
      Array(scene.svg(idPrefix: "f").utf8),
    ]
    return files.joined().reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
  }

  @Test func whatWasDrawnBeforeDoesNotMatter() throws {
    let expected = try Self.digest(SceneRenderer(), Self.scene())
    let renderer = try SceneRenderer()
    // More lines of text than a renderer keeps, so that some are laid out again.
    for number in 1...1200 {
      _ = renderer.metrics(of: "line \(number)", in: TextStyle(size: 8))
    }
    for number in 1...5 { _ = try Self.digest(renderer, Self.scene(number)) }
    #expect(try Self.digest(renderer, Self.scene()) == expected)
    #expect(try Self.digest(renderer, Self.scene()) == expected)
  }

  @Test func manyThreadsAtOnceDrawTheSame() async throws {
    let expected = try Self.digest(SceneRenderer(), Self.scene())
    let digests = try await withThrowingTaskGroup(of: UInt64.self) { group in
      for _ in 0..<8 { group.addTask { try Self.digest(SceneRenderer(), Self.scene()) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(digests == [UInt64](repeating: expected, count: 8))
  }

  /// A process of its own, because an environment belongs to a process.
  @Test func theEnvironmentDoesNotMatter() async throws {
    let result = await #expect(
      processExitsWith: .success,
      observing: [\.standardOutputContent]
    ) {
      // Rules that would make all text another, bold, hinted and coloured at its edges.
      let rules = """
        <?xml version="1.0"?><fontconfig>
        <dir>/usr/share/fonts</dir>
        <match target="scan"><edit name="weight"><const>bold</const></edit></match>
        <match target="pattern"><edit name="family" mode="assign" binding="same">
        <string>DejaVu Serif</string></edit></match>
        <match target="font"><edit name="hintstyle"><const>hintfull</const></edit>
        <edit name="rgba"><const>rgb</const></edit><edit name="antialias"><bool>false</bool></edit>
        <edit name="dpi"><double>200</double></edit></match>
        </fontconfig>
        """
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("bnreport-fonts-\(ProcessInfo.processInfo.processIdentifier).conf")
      try Data(rules.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      for (name, value) in [
        ("FONTCONFIG_FILE", file.path), ("PANGO_LANGUAGE", "zh_CN:ar"), ("LANGUAGE", "zh_CN"),
        ("LC_ALL", "de_DE.UTF-8"), ("LANG", "de_DE.UTF-8"), ("TZ", "Asia/Tokyo"),
        ("FREETYPE_PROPERTIES", "truetype:interpreter-version=35"), ("GDK_DPI_SCALE", "2"),
      ] {
        setenv(name, value, 1)
      }
      // A decimal comma, where such a locale is installed.
      setlocale(LC_ALL, "")
      setlocale(LC_NUMERIC, "de_DE.UTF-8")
      print("digest", try DeterminismTests.digest(SceneRenderer(), DeterminismTests.scene()))
    }
    let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    let expected = try Self.digest(SceneRenderer(), Self.scene())
    #expect(output.contains("digest \(expected)"), "\(output)")
  }

  @Test func aConfigurationWithoutFoldersDoesNotMatter() async throws {
    let result = await #expect(
      processExitsWith: .success,
      observing: [\.standardOutputContent]
    ) {
      setenv("FONTCONFIG_FILE", "/dev/null", 1)
      print("digest", try DeterminismTests.digest(SceneRenderer(), DeterminismTests.scene()))
    }
    let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    let expected = try Self.digest(SceneRenderer(), Self.scene())
    #expect(output.contains("digest \(expected)"), "\(output)")
  }
}
