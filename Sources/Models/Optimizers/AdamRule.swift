public import Faults
public import YAML

/// Adam and what differs from it in the weight decay alone.
public protocol AdamRule: UpdateRule {
  /// β₁, β₂ and ε.
  var coefficients: AdamCoefficients { get }

  /// The rule with coefficients.
  init(_ coefficients: AdamCoefficients)
}

extension AdamRule {
  /// PyTorch's settings.
  public init() { self.init(AdamCoefficients()) }

  /// No settings of its own in YAML.
  public static var optionNames: [String] { [] }
  /// The means of the gradients and of their squares.
  public var momentCount: Int { 2 }

  /// Refuses coefficients out of range.
  public func check() throws(Fault) { try coefficients.check() }

  // MARK: In words and files

  /// None that anybody asks for.
  public var settings: [UpdateSetting] { [] }
  /// None.
  public var yamlOptions: [String] { [] }
  /// Coefficients that are not PyTorch's.
  public var pyTorchArguments: [String] { coefficients.pyTorchArguments }

  /// There is nothing to read.
  public init(_ fields: FieldReader) { self.init() }

  /// Reads coefficients that are not PyTorch's.
  public init(from fields: KeyedDecodingContainer<OptionKey>) throws {
    self.init(try AdamCoefficients(from: fields))
  }

  /// Writes coefficients that are not PyTorch's.
  public func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws {
    try coefficients.encode(into: &fields)
  }
}
