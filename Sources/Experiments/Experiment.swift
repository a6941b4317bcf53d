public import Measures
public import Models
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

  /// Creates a network.
  package init(name: String, title: String, configuration: NetworkConfiguration) {
    self.name = name
    self.title = title
    self.configuration = configuration
  }
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
  public var normalization: DataConfiguration.FeatureScaling
  /// The names of the networks, in order.
  public var networks: [String]
  /// How the networks are trained, where no factor says otherwise.
  public var training: TrainingConfiguration
  /// What is varied: nothing, one factor, or two for a heatmap.
  public var sweep: [Factor]
  /// How many seeds each combination is run with.
  public var seeds: Int
  /// How many examples train, where no factor says otherwise; nil for all that the split leaves.
  public var examples: Int?
  /// How many examples validate; nil for all that the data set holds out.
  public var validationExamples: Int?
  /// What the pixels are multiplied by after the normalisation.
  public var featureScale = 1.0
  /// Whether runs that diverge are part of what the study is for, so that they are no failure.
  public var expectsDivergence = false
  /// What the labels are.
  public var labels = DataConfiguration.Labels.given
  /// What grows in proportion where the batch size is swept.
  public var batchSizeScaling = BatchSizeScaling()
  /// The statistics, beside the running ones, with which the final weights are evaluated.
  public var statistics: [EvaluationStatistics] = []
  /// Whether the records say of each test example whether it was classified correctly.
  public var keepsPredictions = false
  /// What is looked at inside the networks.
  public var probes: [Probe] = []
  /// After how many updates the probes look.
  public var probeSteps = ProbeSteps.list([0])

  /// Creates a study that measures what every run does.
  package init(
    name: String,
    title: String,
    dataset: String,
    normalization: DataConfiguration.FeatureScaling,
    networks: [String],
    training: TrainingConfiguration,
    sweep: [Factor],
    seeds: Int,
    examples: Int?
  ) {
    self.name = name
    self.title = title
    self.dataset = dataset
    self.normalization = normalization
    self.networks = networks
    self.training = training
    self.sweep = sweep
    self.seeds = seeds
    self.examples = examples
  }

  /// What grows with the batch size, so that its other effects can be told apart.
  public struct BatchSizeScaling: Sendable, Hashable {
    /// Whether the learning rate grows in proportion, arXiv:1706.02677.
    public var learningRate = false
    /// Whether the epochs grow in proportion, so that the number of updates stays.
    public var epochs = false
  }
}

/// A figure that the report shows.
public struct FigureRequest: Sendable, Hashable {
  /// What a figure shows.
  public enum Kind: Sendable, Hashable {
    /// Loss and accuracy, training and validation, after every epoch, with a line at a validation accuracy where one is
    /// named.
    case learningCurves(study: String, threshold: Double? = nil)
    /// A measure against the swept factor, with the line of theory where there is one, and in a second panel what the
    /// networks differ by from one of them, pair by pair, where it is named.
    case sweep(study: String, measure: Measure, reference: String? = nil)
    /// A measure as the colour of cells: networks by the swept factor, or one panel a network of two factors.
    case heatmap(study: String, measure: Measure)
    /// What a probe found layer by layer, one panel a step, with the line of theory where there is one.
    case layers(study: String, quantity: ProbeQuantity, level: FactorLevel?, steps: [Int])
    /// What probes found against the number of updates, one panel a quantity; quantiles share one panel a network.
    case steps(study: String, quantities: [ProbeQuantity])
    /// A measure read in one way after another, for each network: what each correction of a protocol changes.
    case corrections([Correction])
    /// The effects of claims with their intervals, in units of the smallest effect that matters.
    case claims
    /// Two networks side by side, layer by layer.
    case networks([String])
  }

  /// One reading of a protocol: a measure of two networks in a study.
  public struct Correction: Sendable, Hashable {
    /// What was corrected, in words.
    public var title: String
    /// The network that the figure is about, in a study.
    public var subject: Claim.Side
    /// The network that it is compared with.
    public var reference: Claim.Side
    /// What is read.
    public var measure: Measure
    /// How many seeds are read, from the first on; nil for all.
    public var seeds: Int?
    /// The numbers that someone printed for the two, on a data set.
    public var printed: Printed?

    /// Numbers that someone printed.
    public struct Printed: Sendable, Hashable {
      /// The data set that they are of, by its name.
      public var dataset: String
      /// The number of the subject.
      public var subject: Double
      /// The number of the reference.
      public var reference: Double
    }
  }

  /// The name of the figure and of its files.
  public var name: String
  /// What the figure shows.
  public var kind: Kind
}
