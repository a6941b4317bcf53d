import Datasets
import Models
import Testing
import Training

/// Expectations: PyTorch 2.15, or 2.13 where it is said, `torch.manual_seed` and the layers.
///
/// Nine digits determine a float.
@Suite struct ConvolutionStartTests {
  /// The initial values of each tensor in PyTorch's order, and the generator after them.
  private func start(
    _ layers: [any Layer],
    of input: ExampleShape,
    seed: UInt64,
    _ initialization: Initialization = Initialization()
  ) -> (tensors: [String: [Float]], generator: MersenneTwister) {
    var generator = MersenneTwister(seed: seed)
    let layout = ParameterLayout(Architecture(input: input, layers: layers))
    let values = layout.initialParameters(initialization, using: &generator)
    let tensors = layout.fixtureParameters.map { ($0.name, $0.elements(of: values)) }
    return (Dictionary(uniqueKeysWithValues: tensors), generator)
  }

  private static func image(_ channels: Int) -> ExampleShape {
    .image(channels: channels, height: 8, width: 8)
  }

  @Test func aConvolutionStartsAsInTorch() {
    let tensors = start([Convolution(2)], of: Self.image(1), seed: 0).tensors
    #expect(
      tensors["output.weight"] == [
        -0.0024956069, 0.17881453, -0.274348378, -0.245313019, -0.128384799, 0.0893857926,
        -0.00660439348, 0.264296502, -0.0295813493, 0.0882041901, -0.100737691, -0.065521799,
        -0.318449497, -0.220760703, -0.137407705, 0.0123478575, 0.131778404, 0.200007603,
      ]
    )
    #expect(tensors["output.bias"] == [-0.225980371, -0.145154282])
  }

  @Test func severalChannelsAreDrawnChannelByChannel() {
    let colour = start([Convolution(16)], of: Self.image(3), seed: 0).tensors
    #expect(colour["output.weight"]?.prefix(3) == [-0.00144083926, 0.10323862, -0.158395112])
    #expect(colour["output.bias"]?.prefix(2) == [0.163347423, 0.0126224849])
    let deep = start([Convolution(32, hasBias: false)], of: Self.image(16), seed: 0).tensors
    #expect(deep["output.weight"]?.prefix(3) == [-0.000623901724, 0.0447036326, -0.0685870945])
    #expect(deep["output.bias"] == nil)
  }

  @Test func aBlockDrawsItsConvolutionsAndThenItsShortcut() {
    let block = Residual(3, stride: 2, normalization: .batch(), hasBias: false)
    let tensors = start([block], of: Self.image(2), seed: 0).tensors
    #expect(tensors["hidden1.weight"]?.prefix(2) == [-0.00176466046, 0.126440972])
    #expect(tensors["hidden2.weight"]?.prefix(2) == [0.129035160, -0.113315061])
    #expect(
      tensors["hidden3.weight"] == [
        -0.0726907551, 0.019652063, -0.0610013232, 0.143105239, 0.449606388, 0.669804215,
      ]
    )
  }

  // PyTorch 2.15: `manual_seed(0)`, then the shortcut's `Conv2d(2, 3, 1, 2)` and the two others, none with a bias.
  @Test func aBlockAsOfTorchvisionDrawsItsShortcutFirst() {
    let block = Residual(
      3,
      stride: 2,
      normalization: .batch(),
      hasBias: false,
      order: .shortcutFirst
    )
    var (tensors, generator) = start([block], of: Self.image(2), seed: 0)
    #expect(
      tensors["hidden3.weight"] == [
        -0.00529398117, 0.379322886, -0.581980765, -0.520387471, -0.272345245, 0.18961589,
      ]
    )
    #expect(tensors["hidden1.weight"]?.prefix(2) == [-0.00467001135, 0.186885849])
    #expect(tensors["hidden2.weight"]?.prefix(2) == [0.0870784819, 0.0773958042])
    #expect(generator.nextEpochOrder(of: 50).prefix(7) == [31, 38, 2, 30, 9, 41, 35])
  }

  @Test(arguments: [Residual.Shortcut.projection, .zeroPadding])
  func withoutAProjectionTheOrderOfABlockIsNone(_ shortcut: Residual.Shortcut) {
    let stride = shortcut == .projection ? 1 : 2
    let starts = Residual.Order.allCases.map { order in
      start(
        [Residual(2, stride: stride, shortcut: shortcut, order: order)],
        of: Self.image(2),
        seed: 0
      ).tensors
    }
    #expect(starts[0] == starts[1])
  }

  /// conv 1 → 2, norm, relu, block 2 → 2, block 2 → 3 with stride 2 and projection, mean, linear 3 → 2.
  private static func network(bias: Bool) -> [any Layer] {
    [
      Convolution(2, hasBias: bias), BatchNormalization(), Activation.relu,
      Residual(2, normalization: .batch(), hasBias: bias),
      Residual(3, stride: 2, normalization: .batch(), hasBias: bias), GlobalMean(), Linear(2),
    ]
  }

  /// Convolution, block 1 (two convolutions), block 2 (two convolutions, shortcut), linear.
  private static let weights =
    ["hidden1", "hidden2", "hidden3", "hidden5", "hidden6", "hidden7", "output"].map {
      $0 + ".weight"
    }

  // PyTorch 2.13: `manual_seed(3)`, the modules in that order, the shortcut without a bias.
  @Test(arguments: [
    (
      false, Initialization(),
      [
        -0.330491006, 0.163727582, 0.151423797, -0.0958453044, -0.0660415664, -0.0101389298,
        0.436530024,
      ],
      [1, 47, 44, 40, 31, 28, 11]
    ),
    (
      true, Initialization(),
      [
        -0.330491006, 0.0699142069, 0.100981995, -0.159220487, 0.190410331, 0.13382028,
        -0.0625539273,
      ],
      [7, 49, 21, 27, 40, 13, 39]
    ),
    (
      false, Initialization(.he),
      [
        0.563109577, 0.467400044, -0.0181675963, -0.531517625, -0.382279217, -0.71186626,
        -1.29549599,
      ],
      [29, 8, 40, 24, 0, 46, 49]
    ),
    (
      true, Initialization(.he),
      [0.5445261, 0.313737392, -0.130982801, -0.33915329, -0.058976084, -1.05922055, 0.192395642],
      [23, 6, 9, 1, 48, 29, 2]
    ),
  ])
  func aNetworkStartsAndShufflesAsInTorch(
    bias: Bool,
    initialization: Initialization,
    expected: [Float],
    order: [Int32]
  ) {
    var (tensors, generator) = start(
      Self.network(bias: bias),
      of: Self.image(1),
      seed: 3,
      initialization
    )
    #expect(Self.weights.map { tensors[$0]?.first } == expected)
    #expect(generator.nextEpochOrder(of: 50).prefix(7) == order[...])
  }

  @Test func fansCountTheWindow() {
    // W (8, 4, 3, 5) of PyTorch has fans 60 and 120; ours are square: 4 · 9 and 8 · 9.
    let shape = Convolution(8).weights(of: Self.image(4))
    #expect(shape?.inputCount == 36)
    #expect(shape?.fanOut == 72)
  }
}
