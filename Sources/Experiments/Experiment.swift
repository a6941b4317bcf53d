public import Runs

/// A question as a plan to answer it: networks, studies, figures and claims.
public struct Experiment: Sendable, Hashable {
  /// The name: the folder or file that it is from, and the folder of its report.
  public var name: String
  /// The title of the report.
  public var title: String
  /// The preset that was chosen.
  public var preset: String
  /// The first seed of every study; the others count up from it.
  public var firstSeed: UInt64
  /// The networks, in the order of the file.
  public var networks: [Network]
  /// The studies, in the order of the file.
  public var studies: [Study]
  /// The figures, in the order of the file.
  public var figures: [FigureRequest]
  /// The claims, in the order of the file.
  public var claims: [Claim]

  /// The network of a name.
  public func network(_ name: String) -> Network? { networks.first { $0.name == name } }
  /// The study of a name.
  public func study(_ name: String) -> Study? { studies.first { $0.name == name } }
}

/// A network with the name that the experiment calls it by.
public struct Network: Sendable, Hashable {
  /// The name in the file and in data tables.
  public var name: String
  /// The name in figures and text.
  public var title: String
  /// What is built.
  public var configuration: NetworkConfiguration
}

/// Networks trained under the same conditions, with several seeds.
public struct Study: Sendable, Hashable {
  /// The name in the file and in data tables.
  public var name: String
  /// The name in figures and text.
  public var title: String
  /// The name of the data set, or the folder that holds it.
  public var dataset: String
  /// How bytes become features.
  public var normalization: DataConfiguration.Normalization
  /// The names of the networks, in order.
  public var networks: [String]
  /// How the networks are trained, where no factor says otherwise.
  public var training: TrainingConfiguration
  /// What is varied: one factor at most.
  public var sweep: [Factor]
  /// How many seeds each combination is run with.
  public var seeds: Int
  /// How many examples train, where no factor says otherwise; nil for all that the split leaves.
  public var examples: Int?
}

/// A figure that the report shows.
public struct FigureRequest: Sendable, Hashable {
  /// What a figure shows.
  public enum Kind: Sendable, Hashable {
    /// Loss and accuracy, training and validation, after every epoch.
    case learningCurves(study: String)
    /// A metric at the last epoch against the swept factor.
    case sweep(study: String, metric: SweepMetric)
    /// Two networks side by side, layer by layer.
    case networks([String])
  }

  /// What a sweep figure shows on its vertical axis.
  public enum SweepMetric: String, Sendable, Hashable, CaseIterable {
    case accuracy
    case secondsPerEpoch = "seconds_per_epoch"
  }

  /// The name of the figure and of its files.
  public var name: String
  /// What the figure shows.
  public var kind: Kind
}
