import Datasets
import Models
import Testing
import Training

/// Expectations: PyTorch 2.15 in double precision, x and dy of shape (3, 4, 2, 2).
@Suite struct ImageNormalizationTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var method: any NormalizationMethod
    var y: TensorDigest
    var dx: TensorDigest
    var dScale: [Double]
  }

  static let cases = [
    Case(
      testDescription: "nn.BatchNorm2d(4)",
      method: BatchNormalization(),
      y: TensorDigest(
        [-1.84040391314, 1.3967319438, -0.453059974453, 2.78407588248],
        last: 0.327567318856,
        sum: -96.9912911876
      ),
      dx: TensorDigest(
        [-1.52989994698, 0.590960532346, -0.885215729876, 1.23564474945],
        last: -0.136241431601,
        sum: -25.1542420229
      ),
      dScale: [1.96540391314, 1.64644961745, -4.39053231321, 0.231223989781]
    ),
    Case(
      testDescription: "nn.GroupNorm(2, 4)",
      method: GroupNormalization(groups: 2),
      y: TensorDigest(
        [-2.31252449973, 0.937508166577, -0.919653357028, 2.33037930928],
        last: 0.406254083289,
        sum: -244.045855689
      ),
      dx: TensorDigest(
        [-0.737693283443, 0.452249041548, -0.493026790391, 0.696915534601],
        last: 0.346125564041,
        sum: 0.722323201493
      ),
      dScale: [2.00522633278, 1.59988431702, -3.86286953994, -0.0646593789568]
    ),
    Case(
      testDescription: "nn.GroupNorm(1, 4)",
      method: GroupNormalization(groups: 1),
      y: TensorDigest(
        [-2.21195292716, 1.01938939188, -0.827091933289, 2.40425038575],
        last: 0.389492154527,
        sum: -241.116923407
      ),
      dx: TensorDigest(
        [-1.58382555242, 0.729634147773, -0.856125870218, 1.45733382998],
        last: 0.301593627866,
        sum: -6.10568206219
      ),
      dScale: [1.80719001449, 1.58568114728, -4.03576167419, 0.0709272223904]
    ),
    Case(
      testDescription: "nn.InstanceNorm2d(4, affine=True)",
      method: InstanceNormalization(isAffine: true),
      y: TensorDigest(
        [-1.84458562625, 0.912834250499, -0.662834250499, 2.09458562625],
        last: 0.328264271041,
        sum: -59.067982186
      ),
      dx: TensorDigest(
        [0.0543154105567, 0.135840685877, -0.135840685877, -0.0543154105567],
        last: 0.0588598057022,
        sum: -2.40208417666
      ),
      dScale: [0.967819676133, 1.63772295338, -4.16945441349, 0.187380187309]
    ),
    Case(
      testDescription: "nn.LayerNorm(4, eps=1e-6) over the channels",
      method: LayerNormalization(epsilon: 1e-6, extent: .channels),
      y: TensorDigest(
        [-1.60118787379, 1.30169536259, -1.60118787379, 2.1253065968],
        last: 0.287697978965,
        sum: -206.436867236
      ),
      dx: TensorDigest(
        [-1.47959010374, 0.648690884685, 0.231046057199, 0.676277411197],
        last: -0.246597770045,
        sum: -10.8279543543
      ),
      dScale: [3.37407251669, 0.772048160169, -2.80583084656, -1.1781863346]
    ),
    Case(
      testDescription: "nn.LayerNorm(4) over the channels",
      method: LayerNormalization(extent: .channels),
      y: TensorDigest(
        [-1.60117443769, 1.30168232867, -1.60117443769, 2.12529524542],
        last: 0.287695739616,
        sum: -206.436672779
      ),
      dx: TensorDigest([], sum: -10.8278107339),
      dScale: [3.37404670499, 0.772043778934, -2.80580683412, -1.17817631638]
    ),
  ]

  private static let scales = [1.5, -0.5, 1, 0.25]
  private static let shifts = [0.125, 0.25, -0.5, 0]
  private static let x = pattern(48, 7, 11, 4)
  private static let dy = pattern(48, 3, 5, 2)

  private func layers(_ method: any NormalizationMethod) -> ImageLayers {
    ImageLayers([Identity(), method], of: .image(channels: 4, height: 2, width: 2), examples: 3) {
      name,
      _ in name == "scale" ? Self.scales : Self.shifts
    }
  }

  @Test(arguments: cases)
  func valuesAndGradientsAreThoseOfTorch(example: Case) {
    let layers = layers(example.method)
    let name = example.testDescription
    example.y.expect(layers.outputs(of: Self.x), "\(name) y")
    example.dx.expect(layers.inputGradients(Self.dy), "\(name) dx")
    expectClose(layers.gradient("output.scale"), example.dScale, within: 5e-11)
    expectClose(layers.gradient("output.shift"), [0.5, 0, -0.5, -1], within: 1e-12)
  }

  @Test func statisticsOfABatchAreOverExamplesAndPixels() {
    let layers = layers(BatchNormalization())
    _ = layers.outputs(of: Self.x)
    expectClose(
      layers.network.runningMeans.values,
      [-0.01875, 0.0166666666667, -0.0166666666667, 0.01875],
      within: 1e-12
    )
    expectClose(
      layers.network.runningVariances.values,
      [0.971732954545, 0.962878787879, 0.962878787879, 0.971732954545],
      within: 1e-12
    )
    TensorDigest(
      [-1.74853496384, 0.914357370551, -0.607295391957, 2.05559694243],
      last: 0.312255827306,
      sum: -202.286917479
    )
    .expect(layers.outputs(of: Self.x, inTraining: false), "inference")
  }

  @Test func layerNormOverTheImageIsGroupNormWithOneGroupWhenItsScalesAre() {
    let image = ImageLayers(
      [Identity(), LayerNormalization(extent: .image)],
      of: .image(channels: 4, height: 2, width: 2),
      examples: 3
    ) { name, _ in (name == "scale" ? Self.scales : Self.shifts).flatMap { [$0, $0, $0, $0] } }
    let group = layers(GroupNormalization(groups: 1))
    #expect(image.outputs(of: Self.x) == group.outputs(of: Self.x))
    expectClose(image.inputGradients(Self.dy), group.inputGradients(Self.dy), within: 1e-14)
    // 4 pixels of each channel have a scale each.
    let sums = image.gradient("output.scale").enumerated()
      .reduce(into: [0.0, 0, 0, 0]) { $0[$1.offset / 4] += $1.element }
    expectClose(sums, group.gradient("output.scale"), within: 1e-13)
  }
}
