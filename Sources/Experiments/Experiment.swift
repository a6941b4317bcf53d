public import Datasets
public import Faults
public import Measures
public import Models
public import Runs

/// A question as a plan to answer it: networks, studies, figures and claims.
public struct Experiment: Sendable, Hashable {
  /// The name: the folder or file that it is from, and the folder of its report.
  public var name: String
  /// The title of the report.
  public var title: String
  /// The language of what the program says in the report, as a tag of BCP 47.
  public var language: String
  /// The preset that was chosen.
  public var preset: String
  /// How much training the seeds that are added to open comparisons may bring it to; nil for no limit.
  public var budget: Budget?
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
  /// The studies, figures and claims of the file that the preset leaves out.
  public var leftOut = Omissions()
  /// Where its fields stand in its file.
  public var places = FieldPlaces()

  /// The network of a name.
  public func network(_ name: String) -> Network? { networks.first { $0.name == name } }
  /// The study of a name.
  public func study(_ name: String) -> Study? { studies.first { $0.name == name } }
}

/// A network with the name that the experiment calls it by, or a group of runs that others trained.
public struct Network: Sendable, Hashable {
  /// The name in the file and in data tables.
  public var name: String
  /// The name in figures and text.
  public var title: String
  /// What is built; nil for a group of runs that others trained.
  public var configuration: NetworkConfiguration?
  /// What it says of its own training, over that of its studies.
  var training = TrainingFields()

  /// Creates a network that is trained as its studies say.
  package init(name: String, title: String, configuration: NetworkConfiguration?) {
    self.name = name
    self.title = title
    self.configuration = configuration
  }
}

/// Networks trained under the same conditions, with several seeds; or runs that others trained and logged.
///
/// What is trained, and how, says nothing in a study of logs (``logs``), which knows the results alone.
public struct Study: Sendable, Hashable {
  /// The name in the file and in data tables.
  public var name: String
  /// The name in figures and text.
  public var title: String
  /// The data set, and how it is read.
  public var data: DatasetRequest
  /// How bytes become features.
  public var normalization: DataConfiguration.FeatureScaling
  /// The names of the networks, in order.
  public var networks: [String]
  /// How the networks are trained, where neither they nor a factor say otherwise.
  public var training: TrainingConfiguration
  /// How networks that say otherwise are trained, by their names.
  public var networkTraining: [String: TrainingConfiguration] = [:]
  /// What is varied: nothing, one factor, or two for a heatmap.
  public var sweep: [Factor]
  /// How many seeds each combination is run with.
  public var seeds: SeedRange
  /// How many examples train, where no factor says otherwise; nil for all that the split leaves.
  public var examples: Int?
  /// Whether all examples train where there are fewer than ``examples``; else that is refused.
  public var examplesAreLimit = false
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
  /// Whether the runs measure the test set, where the data have one.
  public var measuresTest = true
  /// Whether the records say of each test example whether it was classified correctly.
  public var keepsPredictions = false
  /// What is looked at inside the networks.
  public var probes: [Probe] = []
  /// After how many updates the probes look.
  public var probeSteps = ProbeSteps.list([0])
  /// When the validation examples are evaluated within epochs; nil where nothing is said and nothing needs it.
  public var evaluation: EvaluationSteps?
  /// Which logs its runs are read from; nil for a study that trains them.
  public var logs: LogRequest?
  /// Whether its runs are read from logs.
  public var isLogged: Bool { logs != nil }

  /// Creates a study that measures what every run does.
  package init(
    name: String,
    title: String,
    data: DatasetRequest,
    normalization: DataConfiguration.FeatureScaling,
    networks: [String],
    training: TrainingConfiguration,
    sweep: [Factor],
    seeds: SeedRange,
    examples: Int?
  ) {
    self.name = name
    self.title = title
    self.data = data
    self.normalization = normalization
    self.networks = networks
    self.training = training
    self.sweep = sweep
    self.seeds = seeds
    self.examples = examples
  }

  /// How a network is trained, where no factor says otherwise.
  public func training(of network: String) -> TrainingConfiguration {
    networkTraining[network] ?? training
  }

  /// Whether the runs of a network change with a factor.
  public func varies(_ network: Network, by factor: FactorDefinition) -> Bool {
    guard let configuration = network.configuration else { return true }
    return factor.isSetting(of: configuration, trainedAs: training(of: network.name))
  }

  /// The trainings of its networks, each once, with the names of the networks that are trained so; in their order.
  public var trainings: [(training: TrainingConfiguration, networks: [String])] {
    networks.reduce(into: []) { groups, name in
      let training = training(of: name)
      if let index = groups.firstIndex(where: { $0.training == training }) {
        groups[index].networks.append(name)
      } else {
        groups.append((training, [name]))
      }
    }
  }

  /// What results call the data set: the same for studies that ask for the same.
  public var dataset: String { data.key }

  /// What grows with the batch size, so that its other effects can be told apart.
  public struct BatchSizeScaling: Sendable, Hashable {
    /// Whether the learning rate grows in proportion, arXiv:1706.02677.
    public var learningRate = false
    /// Whether the epochs grow in proportion, so that the number of updates stays.
    public var epochs = false
  }
}
