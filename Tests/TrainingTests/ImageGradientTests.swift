import Datasets
import Models
import Testing
import Training

/// Gradients of networks of images; see ``GradientTests``.
extension GradientTests {
  private static func image(
    _ name: String,
    _ layers: [any Layer],
    channels: Int = 2,
    height: Int = 5,
    width: Int = 4
  ) -> Case {
    Case(
      testDescription: name,
      architecture: Architecture(
        input: .image(channels: channels, height: height, width: width),
        layers: layers + [Linear(3)]
      )
    )
  }

  private static func block(
    _ normalization: Normalization,
    _ shortcut: Residual.Shortcut,
    branchScale: Double? = nil,
    isPreactivated: Bool = false
  ) -> Residual {
    Residual(
      3,
      stride: 2,
      normalization: normalization,
      activation: .tanh,
      shortcut: shortcut,
      branchScale: branchScale,
      isPreactivated: isPreactivated
    )
  }

  static let imageCases: [Case] =
    [
      image("convolution 1x1", [Convolution(3, kernel: 1), Activation.tanh]),
      image(
        "convolution 5x5, stride 2",
        [Convolution(3, kernel: 5, stride: 2), Activation.sigmoid]
      ),
      image(
        "convolution without padding",
        [Convolution(5, padding: 0, hasBias: false), Activation.tanh]
      ),
      image(
        "two convolutions",
        [Convolution(3), Activation.tanh, Convolution(1), Activation.gelu]
      ),
      image("max pooling", [Convolution(3), Activation.tanh, Pooling(.max, 2, stride: 1)]),
      image(
        "max pooling that skips",
        [Pooling(.max, 1, stride: 3), Convolution(2), Pooling(.max, 2)]
      ),
      image("average pooling", [Convolution(3), Pooling(.average, 3, stride: 2), Activation.tanh]),
      image("mean", [Convolution(3), Activation.tanh, GlobalMean()]),
      image(
        "ghost batches of images",
        [Convolution(3), BatchNormalization(ghostBatchSize: 4), Activation.tanh]
      ),
      image("dropout of images", [Convolution(3), Activation.tanh, Dropout(0.3)]),
      image(
        "channel dropout",
        [Convolution(5), Activation.tanh, ChannelDropout(0.4), Convolution(2)]
      ),
      image("dropout of a pooling", [Pooling(.average, 2), Dropout(0.3), Convolution(2)]),
      image(
        "scales that are not in a block, after a factor",
        [
          block(.none, .projection, branchScale: 1, isPreactivated: true),
          GroupNormalization(groups: 3), Activation.tanh, Dropout(0.2), GlobalMean(),
        ]
      ),
    ]
    + [
      ("batch", BatchNormalization()), ("group", GroupNormalization(groups: 3)),
      ("group, not affine", GroupNormalization(groups: 1, isAffine: false)),
      ("instance", InstanceNormalization()),
      ("instance, affine", InstanceNormalization(isAffine: true)),
      ("layer over channels", LayerNormalization(epsilon: 0.01, extent: .channels)),
      ("layer over the image", LayerNormalization(extent: .image)),
    ].flatMap { (name: String, method: any NormalizationMethod) in
      [
        image("\(name) norm of images", [Convolution(3), method, Activation.tanh]),
        image(
          "\(name) norm of images, mean",
          [Convolution(6, stride: 2), method, Activation.gelu, GlobalMean()]
        ),
      ]
    }
    + Residual.Shortcut.allCases.flatMap { shortcut in
      [false, true].flatMap { isPreactivated in
        [
          image(
            "block, \(shortcut), preactivation \(isPreactivated)",
            [block(.batch(), shortcut, isPreactivated: isPreactivated), GlobalMean()]
          ),
          image(
            "block with a factor, \(shortcut), preactivation \(isPreactivated)",
            [
              Convolution(3),
              block(.none, shortcut, branchScale: 0.5, isPreactivated: isPreactivated),
              block(.none, shortcut, branchScale: 0, isPreactivated: isPreactivated),
            ]
          ),
        ]
      }
    }
}
