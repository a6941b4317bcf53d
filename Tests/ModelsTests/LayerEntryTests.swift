import Datasets
import Foundation
import JSON
import Testing

@testable import Models

@Suite struct LayerEntryTests {
  private static func read(_ text: String) throws -> LayerEntry {
    do throws(LayerWords.Mistake) {
      return try LayerWords.entry(text)
    } catch {
      throw DecodingError.unknown("\(text) \(error.message)", [])
    }
  }

  // What the words of the left mean is written as on the right.
  @Test(arguments: [
    ("512", "512"), ("28x28", "28x28"), ("28x28x1", "28x28"), ("32x32x3", "32x32x3"),
    ("32×32×3", "32x32x3"), ("conv 8", "conv 8"), ("1 conv 8", "conv 8"),
    ("conv 8 3x3 /1", "conv 8"), ("2 conv 16 5x5 /2", "2 conv 16 5x5 /2"),
    ("conv 8 /2 7x7", "conv 8 7x7 /2"), ("pool", "pool"), ("pool 2 /2", "pool"),
    ("pool 3 /3", "pool 3"), ("pool 3 /2", "pool 3 /2"), ("average 4", "average 4"),
    ("mean", "mean"), ("image", "image"), ("  3   block  32 /2 ", "3 block 32 /2"),
    ("1 block 8 /1", "block 8"),
  ])
  func whatReadsEqualIsWrittenEqual(_ text: String, _ canonical: String) throws {
    let entry = try Self.read(text)
    #expect(entry.text == canonical)
    #expect(entry == (try Self.read(canonical)))
  }

  @Test(arguments: [
    ("con 8", "conv 8"), ("2 cnov 16 /2", "2 conv 16 /2"), ("pol", "pool"), ("Pool 3", "pool 3"),
    ("maxpool", "pool"), ("max 2", "pool 2"), ("avg 2", "average 2"), ("blok 16", "block 16"),
    ("dense 128", "128"), ("gap", "mean"), ("imag", "image"), ("images", "image"),
  ])
  func aMistypedWordSaysWhatIsMeant(_ text: String, _ meant: String) {
    do throws(LayerWords.Mistake) {
      _ = try LayerWords.entry(text)
      Issue.record("The mistake was not noticed.")
    } catch {
      #expect(error.meaning == meant)
      #expect(error.hint.hasPrefix("Did you mean \"\(meant)\"? Write a number, or one of: "))
    }
  }

  @Test(arguments: [
    ("conv", "does not say its number of channels"),
    ("conv 0", "has a size out of range (got 0, expected 1 to 65536)"),
    ("conv 8 2x2", "has a window that is not square with an odd side"),
    ("conv 8 3x5", "has a window that is not square with an odd side"),
    ("conv 8 /0", "has a stride out of range (got 0, expected 1 to 31)"),
    ("pool 2 3x3", "has \"3x3\", which means nothing there"),
    ("block 8 3x3", "has \"3x3\", which means nothing there"),
    ("mean 2", "has \"2\", which means nothing there"),
    ("3 pool", "has a count, which only conv and block have"),
    ("0 conv 8", "has a count out of range (got 0, expected 1 to 1000)"),
    ("28x28x1x1", "is no image"),
  ])
  func whatIsNoLayerSaysWhy(_ text: String, _ message: String) {
    do throws(LayerWords.Mistake) {
      _ = try LayerWords.entry(text)
      Issue.record("The mistake was not noticed.")
    } catch {
      #expect(error.message == message)
    }
  }

  // Numbers stay numbers: the names of stored runs of perceptrons are digests of this text.
  @Test func inJSONEntriesAreNumbersWordsOrObjects() throws {
    var special = LayerDescription(.convolution, 16)
    special.kernel = 5
    special.hasBias = false
    special.isNormalized = false
    let entries: [LayerEntry] = try [
      .number(784), Self.read("28x28"), Self.read("2 conv 16 /2"), .layer(special),
      Self.read("pool 2 /2"), Self.read("mean"), 10,
    ]
    let bytes = CanonicalJSON.bytes(of: entries)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"[784,"28x28","2 conv 16 /2",{"bias":false,"conv":16,"kernel":5,"normalization":"none"},"pool","mean",10]"#
    )
    #expect(try JSONDecoder().decode([LayerEntry].self, from: Data(bytes)) == entries)
  }

  @Test func equalNeighboursAreOneEntry() throws {
    let texts = ["28x28", "conv 8 /2", "conv 8", "2 conv 8", "pool", "block 8", "3 block 8", "10"]
    #expect(
      LayerEntry.merged(try texts.map(Self.read)).map(\.text)
        == ["28x28", "4 conv 8 /2", "pool", "4 block 8", "10"]
    )
    // A second stride or another window is another layer.
    let others = ["conv 8", "conv 8 /2", "conv 8 5x5", "128", "128", "10"]
    #expect(LayerEntry.merged(try others.map(Self.read)).map(\.text) == others)
  }

  private static func network(
    _ layers: String,
    _ change: (inout NetworkConfiguration) -> Void = { _ in }
  ) throws -> NetworkConfiguration {
    let entries = try layers.split(separator: ",").map {
      try read($0.trimmingCharacters(in: .whitespaces))
    }
    var network = NetworkConfiguration(layers: entries, activation: .relu, normalization: .batch())
    change(&network)
    return network
  }

  /// By hand: 9·8+8+16, 72·16+16+32, 144·32+32+64 and 288·10+10 parameters; 72·784, 1152·196, 4608·49 and 2880 products.
  @Test func aConvolutionalNetworkIsCountedEntryByEntry() throws {
    let network = try Self.network("28x28, conv 8, pool, conv 16, pool, conv 32, pool, 10")
    let stages = network.stages().stages
    #expect(network.stages().mistake == nil)
    #expect(
      stages.map(\.output.sizeText) == [
        "28x28x1", "28x28x8", "14x14x8", "14x14x16", "7x7x16", "7x7x32", "3x3x32", "10",
      ]
    )
    #expect(stages.map(\.parameterCount) == [0, 96, 0, 1200, 0, 4704, 0, 2890])
    #expect(stages.map(\.productCount) == [0, 56448, 0, 225_792, 0, 225_792, 0, 2880])
    #expect(network.parameterCount == 8890 && network.architecture.productCount == 510_912)
    #expect(network.classCount == 10 && network.featureCount == 784)
    #expect(network.layerWords == "28x28, conv 8, pool, conv 16, pool, conv 32, pool, 10")
  }

  // Table 6 of He et al. 2016 (arXiv:1512.03385): ResNet-20 has 0.27 million parameters, ResNet-56 0.85 million; without
  // biases of convolutions and with option A these are 269,722 and 853,018, and 40,551,040 products of ResNet-20.
  @Test func residualNetworksHaveTheParametersOfThePaper() throws {
    func family(_ count: Int) throws -> NetworkConfiguration {
      try Self.network(
        "32x32x3, conv 16, \(count) block 16, \(count) block 32 /2, \(count) block 64 /2, mean, 10"
      ) {
        $0.hiddenBias = false
        $0.shortcut = .zeroPadding
      }
    }
    #expect(try family(3).parameterCount == 269_722)
    #expect(try family(9).parameterCount == 853_018)
    #expect(try family(3).architecture.productCount == 40_551_040)
    #expect(try family(3).weightLayerCount == 20 && family(9).weightLayerCount == 56)
    #expect(throws: Never.self) { try family(3).architecture.check() }
    #expect(try !family(3).drawsForShortcuts)
  }

  /// Two projections of 16·32 and 32·64 weights, each with a scale and a shift a channel.
  @Test func projectionsAddTheirWeights() throws {
    let layers = "32x32x3, conv 16, 3 block 16, 3 block 32 /2, 3 block 64 /2, mean, 10"
    let padded = try Self.network(layers) { $0.shortcut = .zeroPadding }
    let projected = try Self.network(layers)
    #expect(projected.parameterCount - padded.parameterCount == 512 + 64 + 2048 + 128)
    #expect(projected.drawsForShortcuts)
  }

  @Test func aPreactivatedNetworkNormalisesBeforeItsHead() throws {
    let network = try Self.network("8x8, conv 4, 2 block 4, mean, 10") { $0.isPreactivated = true }
    let titles = network.architecture.layers.map(\.title)
    #expect(
      titles == [
        "Convolution", "Batch norm", "ReLU", "Residual block", "Residual block", "Identity",
        "Batch norm", "ReLU", "Mean", "Linear",
      ]
    )
    #expect(throws: Never.self) { try network.architecture.check() }
    // 2·4 parameters a norm: after the stem, two in each block, and one before the head.
    let weights = 40 + 4 * (144 + 4) + 50
    #expect(network.parameterCount == weights + 8 * 6)
  }

  @Test func exceptionsOfAnEntryLeaveOutWhatFollows() throws {
    var bare = LayerDescription(.convolution, 4)
    (bare.isNormalized, bare.isActivated) = (false, false)
    var network = try Self.network("8x8, conv 4, 10")
    network.layers[1] = .layer(bare)
    #expect(network.architecture.layers.map(\.title) == ["Convolution", "Linear"])
    network.channelDropout = 0.25
    network.dropout = 0.5
    network.layers = try Self.network("8x8, conv 4, 16, 10").layers
    #expect(
      network.architecture.layers.map(\.title) == [
        "Convolution", "Batch norm", "ReLU", "Channel dropout", "Linear", "Batch norm", "ReLU",
        "Dropout", "Linear",
      ]
    )
  }

  @Test func aPlanRemarksWhatIsSeldomMeant() throws {
    #expect(
      try Self.network("28x28, conv 8, pool, conv 8, pool, conv 8, pool, 10").remarks
        == ["\"pool\" leaves out 1 row and 1 column of 7x7x8"]
    )
    #expect(
      try Self.network("28x28, conv 8, block 8, 10").remarks == [
        "\"10\" has 62720 weights of 28x28x8: residual networks have a mean before it"
      ]
    )
    let bare = try Self.network("28x28, conv 8, 4 block 8, mean, 10") { $0.normalization = .none }
    #expect(bare.remarks.count == 1 && bare.remarks[0].contains("1/√4"))
    var scaled = bare
    scaled.branchScale = 0.5
    #expect(scaled.remarks.isEmpty)
    // 3x3 pixels of 1 example are 9 values, of 2 they are 18.
    let small = try Self.network("6x6, conv 4 /2, 10")
    #expect(small.remark(ofBatches: 1)?.hasPrefix("batch norm has 9 values") == true)
    #expect(small.remark(ofBatches: 2) == nil)
  }

  // 12 bytes for each of 28·28·(1 + 64) + 10 numbers of an example.
  @Test func aBatchBeyondMemoryIsRefused() throws {
    let network = try Self.network("28x28, conv 64, 10")
    #expect(network.activationCount == 784 * 65 + 10)
    #expect(throws: Never.self) { try network.checkMemory(batchSize: 26_000) }
    #expect(throws: (any Error).self) { try network.checkMemory(batchSize: 27_000) }
  }
}
