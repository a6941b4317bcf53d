import CairoDrawing
import Testing

@Suite struct RenderingFingerprintTests {
  @Test func itIsOneLineOfVersionsAndADigest() throws {
    let fingerprint = try SceneRenderer().fingerprint
    let words = fingerprint.description.split(separator: " ")
    #expect(words.count == 7)
    let names = ["cairo-", "pango-", "freetype-", "harfbuzz-", "pixman-"]
    for (word, name) in zip(words.dropFirst(), names) {
      #expect(word.hasPrefix(name))
      // Three numbers, such as 1.16.0.
      #expect(word.dropFirst(name.count).split(separator: ".").allSatisfy { Int($0) != nil })
    }
    #expect(fingerprint.fonts.count == 64)
    #expect(words[6] == "fonts-\(fingerprint.fonts.prefix(12))")
  }

  @Test func everyRendererHasTheSame() throws {
    #expect(try SceneRenderer().fingerprint == SceneRenderer().fingerprint)
  }
}
