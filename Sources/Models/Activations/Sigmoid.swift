internal import Foundation

extension Activation {
  /// 1/(1 + exp(−x)).
  public static let sigmoid = Activation(
    name: "sigmoid",
    words: "sigmoid",
    title: "Sigmoid",
    meaning: "1/(1 + exp(−x)), between 0 and 1",
    pyTorch: "nn.Sigmoid()",
    value: { 1 / (1 + exp(-$0)) },
    derivative: {
      let value = 1 / (1 + exp(-$0))
      return value * (1 - value)
    }
  )
}
