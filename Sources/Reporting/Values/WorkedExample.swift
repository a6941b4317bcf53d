internal import Measures
internal import Models
internal import Notation
internal import TemplateEngine

/// What the training engine makes of a batch small enough to be worked by hand: batch norm of one unit, both ways.
///
/// The report sets it beside the numbers of a calculation by hand. Reporting knows nothing of training, so whoever makes
/// the report has the engine compute it.
public struct WorkedExample: Sendable, Hashable {
  /// One example of the batch.
  public struct Row: Sendable, Hashable {
    /// The value z before batch norm.
    public var value: Double
    /// The normalised value ẑ.
    public var normalized: Double
    /// The output y = γẑ + β.
    public var output: Double
    /// The gradient of the loss with respect to the output, ∂L/∂y.
    public var outputGradient: Double
    /// The gradient of the loss with respect to the value, ∂L/∂z.
    public var inputGradient: Double
    /// The output for the same value at inference, after the first update of the running averages.
    public var inferredOutput: Double

    /// Creates a row.
    public init(
      value: Double,
      normalized: Double,
      output: Double,
      outputGradient: Double,
      inputGradient: Double,
      inferredOutput: Double
    ) {
      self.value = value
      self.normalized = normalized
      self.output = output
      self.outputGradient = outputGradient
      self.inputGradient = inputGradient
      self.inferredOutput = inferredOutput
    }
  }

  /// The examples.
  public var rows: [Row]
  /// The scale γ.
  public var scale: Double
  /// The shift β.
  public var shift: Double
  /// The gradient of the loss with respect to γ.
  public var scaleGradient: Double
  /// The gradient of the loss with respect to β.
  public var shiftGradient: Double
  /// The running mean after the batch.
  public var runningMean: Double
  /// The running variance after the batch.
  public var runningVariance: Double

  /// Creates an example.
  public init(
    rows: [Row],
    scale: Double,
    shift: Double,
    scaleGradient: Double,
    shiftGradient: Double,
    runningMean: Double,
    runningVariance: Double
  ) {
    self.rows = rows
    self.scale = scale
    self.shift = shift
    self.scaleGradient = scaleGradient
    self.shiftGradient = shiftGradient
    self.runningMean = runningMean
    self.runningVariance = runningVariance
  }

  /// What templates can name: `at_1.output`, `scale_gradient`; numbers with four decimals.
  var values: TemplateValue {
    func text(_ number: Double) -> TemplateValue { .text(Format.fixed(number, decimals: 4)) }
    var members: [String: TemplateValue] = [
      "scale": text(scale), "shift": text(shift),
      "scale_gradient": text(scaleGradient), "shift_gradient": text(shiftGradient),
      "running_mean": text(runningMean), "running_variance": text(runningVariance),
    ]
    for (index, row) in rows.enumerated() {
      members["at_\(index + 1)"] = .group([
        "value": text(row.value), "normalized": text(row.normalized), "output": text(row.output),
        "output_gradient": text(row.outputGradient), "input_gradient": text(row.inputGradient),
        "inferred_output": text(row.inferredOutput),
      ])
    }
    return .group(members)
  }
}
