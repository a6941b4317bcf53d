import Foundation
import TestSupport
import Testing

/// Pictures beside a template, read from the disk.
@Suite struct OwnPicturesTests {
  private static let experiment = """
    title: T
    dataset: synthetic
    networks:
      a: { title: A, layers: [784, 4, 10] }
    training: { optimizer: sgd, learning_rate: 0.1, batch_size: 100, epochs: 1 }
    studies:
      s: { title: S, networks: [a], seeds: 1, examples: 1000 }
    """

  @Test func whatCannotBeShownIsSaidWithItsPlaceBeforeTraining() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("own-pictures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let own = folder.appendingPathComponent("own")
    let pictures = own.appendingPathComponent("pictures")
    try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    try Data(Self.experiment.utf8).write(to: own.appendingPathComponent("experiment.yaml"))
    try Data("GIF89a".utf8).write(to: pictures.appendingPathComponent("b.png"))
    try Data("secret".utf8).write(to: folder.appendingPathComponent("c.png"))
    try FileManager.default.createSymbolicLink(
      atPath: pictures.appendingPathComponent("link.png").path,
      withDestinationPath: "../../c.png"
    )
    let text = """
      # T

      ![a](pictures/a.png)

      ![b](pictures/b.png)

      ![c](../c.png)

      ![d](pictures/link.png)

      ![e](/c.png)
      """
    try Data(text.utf8).write(to: own.appendingPathComponent("template.md"))
    let output = try BuiltProgram.run(["template", "check", "own"], in: folder)
    #expect(output.status == 65)
    let lines = output.result.split(separator: "\n").filter {
      !$0.hasPrefix("  try") && !$0.hasPrefix("advice")
    }
    #expect(
      lines == [
        "own/template.md:3:1: there is no such picture (got pictures/a.png) [picture]",
        "own/template.md:5:1: pictures/b.png cannot be shown: the file is no picture (got GIF, expected PNG or JPEG) [picture]",
        "own/template.md:7:1: the picture ../c.png lies outside the template's folder [picture]",
        "own/template.md:9:1: the picture pictures/link.png lies outside the template's folder [picture]",
        "own/template.md:11:1: the picture /c.png is named from the root of the disk (expected a path from the template's folder) [picture]",
      ]
    )
    let run = try BuiltProgram.run(["generate", "own", "-o", "out"], in: folder)
    #expect(run.status == 65)
    #expect(run.messages.contains("/template.md:3:1: there is no such picture"))
  }
}
