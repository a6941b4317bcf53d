import Datasets
import Models
import Testing

@Suite struct RMSNormalizationTests {
  /// PyTorch 2.13, `nn.RMSNorm(4)` in double precision with single precision's ε: two rows, their outputs and gradients.
  @Test func rowsAndGradientsAreThoseOfPyTorch() {
    let scale = [1.5, -0.5, 1, 0.25]
    let rows = [[0.5, -1.25, 3, 2.75], [-0.5, 8, 0.125, -2]]
    let gradients = [[1, -1, 0.5, 2], [0.25, -0.125, 0.75, 1]]
    let outputs = [
      [0.34992710157152224, 0.29160591797626856, 1.399708406286089, 0.32076650977389537],
      [-0.18154747882204644, -0.9682532203842477, 0.03025791313700774, -0.12103165254803096],
    ]
    let inputGradients = [
      [0.6617669005590117, 0.3285029908410969, 0.004760918876817788, 0.023804570168834194],
      [0.0906075251949061, 0.01778838402637791, 0.18158903237607574, 0.05985096940954697],
    ]
    let method = RMSNormalization()
    for row in rows.indices {
      let (normalized, inverse) = method.normalized(rows[row])
      for (unit, value) in normalized.enumerated() {
        #expect(abs(value * scale[unit] - outputs[row][unit]) < 1e-15)
      }
      let q = zip(gradients[row], scale).map { $0 * $1 }
      let found = method.gradient(q, normalized: normalized, inverse: inverse)
      for (value, expected) in zip(found, inputGradients[row]) {
        #expect(abs(value - expected) < 1e-15)
      }
    }
  }

  @Test func itIsWrittenAsInPyTorch() {
    #expect(RMSNormalization().pyTorch(of: .features(512)) == "nn.RMSNorm(512)")
    #expect(
      RMSNormalization(epsilon: 1e-5, isAffine: false).pyTorch(of: .features(3))
        == "nn.RMSNorm(3, eps=1e-05, elementwise_affine=False)"
    )
  }
}
