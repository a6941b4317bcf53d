import Foundation
import TestSupport
import Testing

/// Colour images in the files of CIFAR-10, from the batches to a report, as users run it.
@Suite struct ColourImageTests {
  private static let experiment = """
    title: Colours
    networks:
      cnn: { layers: [image, conv 4, pool, 10], normalization: batch }
      mlp: { layers: [image, 4, 10] }
    training: { optimizer: sgd, learning_rate: 0.01, batch_size: 16, epochs: 1 }
    studies:
      one: { networks: [cnn, mlp], seeds: 1 }
    figures:
      networks: { kind: networks, networks: [cnn, mlp] }
    """

  /// Writes six batches of 20 images, two of each class, and the names of the classes as they are published beside them.
  ///
  /// The first labels are those of the published set. A class is a shade of red.
  private static func writeBatches(in folder: URL) throws {
    let place = folder.appendingPathComponent("data/cifar10/cifar-10-batches-bin")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let published: [UInt8] = [6, 9, 9, 4, 1, 1, 2, 7, 8, 3]
    let rest: [UInt8] = [0, 0, 2, 3, 4, 5, 5, 6, 7, 8]
    for name in (1...5).map({ "data_batch_\($0).bin" }) + ["test_batch.bin"] {
      let bytes = (published + rest).flatMap { label in
        [label] + [UInt8](repeating: 20 * label, count: 1024) + .init(repeating: 100, count: 2048)
      }
      try Data(bytes).write(to: place.appendingPathComponent(name))
    }
    let classes = "airplane automobile bird cat deer dog frog horse ship truck".split(
      separator: " "
    )
    try Data((classes.joined(separator: "\n") + "\n\n").utf8)
      .write(to: place.appendingPathComponent("batches.meta.txt"))
  }

  @Test func anExperimentOfImagesIsTrainedOnColours() throws {
    try withExperiment(Self.experiment) { folder in
      try Self.writeBatches(in: folder)
      let data = ["--dataset", "cifar10", "--data-dir", "data"]
      let plan = try bnreport(["plan", "own"] + data, in: folder)
      #expect(plan.status == 0, "\(plan.messages)")
      // 27·4 + 4 and two of a norm, 27·4·1024 products; 16·16·4·10 + 10.
      #expect(plan.result.contains("(network cnn)\t32x32x3\t32x32x3\t0\t0\n"))
      #expect(plan.result.contains("(network cnn)\tconv 4\t32x32x4\t120\t110592\n"))
      #expect(plan.result.contains("(network cnn)\t10\t10\t10250\t10240\n"))
      let made = try bnreport(
        ["generate", "own", "-o", "r", "--format", "md,html,ipynb"] + data,
        in: folder
      )
      #expect(made.status == 0, "\(made.messages)")
      let report = try String(
        contentsOf: folder.appendingPathComponent("r/report.md"),
        encoding: .utf8
      )
      #expect(report.contains("| `cnn` | 32x32x3, conv 4, pool, 10 |"))
      // 3072·4 + 4 and 4·10 + 10.
      #expect(report.contains("| `mlp` | 3072-4-10 | ReLU | none | 12,342 |"))
      #expect(report.contains("nn.Conv2d(3, 4, 3, padding=1)"))
      #expect(report.contains("| frog |"))
      // The words of the diagram.
      let page = try String(
        contentsOf: folder.appendingPathComponent("r/report.html"),
        encoding: .utf8
      )
      #expect(page.contains("32×32×3 → 32×32×4"))
      let notebook = try String(
        contentsOf: folder.appendingPathComponent("r/report.ipynb"),
        encoding: .utf8
      )
      #expect(notebook.contains("cifar_images("))
      #expect(notebook.contains("Unflatten(1, (3, 32, 32))"))
    }
  }

  @Test func theReportOnConvolutionsIsPlannedForColours() throws {
    try withExperiment(Self.experiment) { folder in
      try Self.writeBatches(in: folder)
      let plan = try bnreport(
        [
          "plan", "convolutions", "--preset", "quick", "--dataset", "cifar10", "--data-dir", "data",
          "--set", "presets.quick.validation_examples=10",
        ],
        in: folder
      )
      #expect(plan.status == 0, "\(plan.messages)")
      #expect(plan.result.contains("(network stack)\t32x32x3\t32x32x3\t0\t0\n"))
    }
  }

  @Test func anImageOfATableIsRefusedWithWhatToWrite() throws {
    try withExperiment(Self.experiment) { folder in
      let rows = (0..<60).map { "\($0),1,\($0 < 30 ? "low" : "high")\n" }.joined()
      try Data("x,y,label\n\(rows)".utf8).write(to: folder.appendingPathComponent("table.csv"))
      let output = try bnreport(["plan", "own", "--dataset", "table.csv"], in: folder)
      #expect(output.status == 65)
      #expect(
        output.messages.contains(
          "own/experiment.yaml:3:18: networks.cnn begins with `image` (table has 2 columns of numbers and no images)"
        ),
        "\(output.messages)"
      )
      #expect(output.messages.contains("try: Begin with 2 and write numbers alone."))
    }
  }
}
