import Faults
import Foundation
import Golden
import Testing

@Suite struct GoldenSettingsTests {
  private func read(_ text: String) throws -> GoldenSettings {
    try GoldenSettings(reading: Data(text.utf8), file: "golden.yaml")
  }

  private func messages(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let faults as Faults {
      return faults.all.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func aPictureHasItsOwnSettingsBeforeThoseOfAll() throws {
    let settings = try read(
      """
      pictures:
        "*": { tolerance: 2, masks: [{ x: 0, y: 0, width: 5, height: 6 }] }
        s/loss.png:
          tolerance: 3
          pixels: 0.003
          window: 9
          masks: [{ x: 1, y: 2, width: 3, height: 4 }]
          accepted: [other.png]
      """
    )
    let loss = settings["s/loss.png"]
    #expect(
      Tolerance(channel: 1, share: 0.5, window: 7).replacing(loss)
        == Tolerance(channel: 3, share: 0.003, window: 9)
    )
    #expect(
      loss.masks
        == [
          PixelBox(x: 1, y: 2, width: 3, height: 4), PixelBox(x: 0, y: 0, width: 5, height: 6),
        ]
    )
    #expect(loss.accepted == ["other.png"])
    #expect(
      Tolerance(channel: 1, share: 0.5, window: 7).replacing(settings["else.png"])
        == Tolerance(channel: 2, share: 0.5, window: 7)
    )
  }

  @Test func anEmptyFileSaysNothing() throws {
    #expect(try read("") == GoldenSettings())
    #expect(try read("pictures: {}")["a.png"] == GoldenSettings.Picture())
  }

  @Test(
    arguments: [
      ("picture: {}", "golden.yaml:1:1: unknown key \"picture\""),
      ("pictures: { a.png: { toleranc: 2 } }", "unknown key \"toleranc\" in pictures.a.png"),
      ("pictures: { a.png: { tolerance: 256 } }", "expected 0 to 255"),
      ("pictures: { a.png: { pixels: 3 } }", "expected a share from 0 to 1"),
      ("pictures: { a.png: { masks: [{ x: 1 }] } }", "pictures.a.png.masks[0]"),
      ("pictures: { a.png: { masks: [{ x: 1, y: 1, width: 0, height: 1 }] } }", "expected 1 to"),
      ("pictures: { \"*\": { accepted: [a.png] } }", "* has no pictures that will do"),
    ]
  )
  func mistakesAreTold(_ text: String, _ message: String) {
    let found = messages(text)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func allMistakesAreToldAtOnce() {
    #expect(messages("pictures: { a.png: { window: x }, b.png: { window: y } }").count == 2)
  }

  @Test func aNameThatNobodyHasIsRefused() throws {
    let settings = try read("pictures: { los.png: {}, loss.png: { accepted: [old.png] } }")
    do {
      try settings.checkNames(among: ["loss.png"], file: "golden.yaml")
      Issue.record("It was taken.")
    } catch {
      #expect(
        error.all.map(\.description) == [
          "golden.yaml:1:13: there is neither such a picture nor a reference (got \"los.png\")",
          "golden.yaml:1:26: there is no such reference (got \"old.png\")",
        ]
      )
      #expect(error.all[0].hint == "Did you mean \"loss.png\"?")
    }
    try settings.checkNames(among: ["los.png", "loss.png", "old.png"], file: "golden.yaml")
  }
}
