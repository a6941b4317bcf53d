internal import Datasets
public import Faults
internal import Measures
internal import Models
internal import Runs
internal import YAML

/// Reads the logs that a study asks for: handed in, because experiments open no files.
///
/// The first argument is the name of the study. What is wrong with the logs is thrown without a place, and told at the
/// study's `runs:`.
public typealias LogReading = (String, LogRequest) throws(Fault) -> LoggedStudy

/// Refuses logs, for whoever has none.
public func noLogs(_ study: String, _ request: LogRequest) throws(Fault) -> LoggedStudy {
  throw Fault(
    .usage,
    "study \"\(study)\" is of logs, which are not read here",
    hint: "Use `bnreport compare` or `bnreport generate`."
  )
}

extension Study {
  /// Reads a study of logs, and makes a network of each of its groups that the file does not have.
  static func read(
    logs entry: YAMLValue.Entry,
    into scope: inout ReadingScope,
    _ faults: inout FaultCollector
  ) {
    let fields = scope.fields
    let isNamed = faults.collect { () throws(Fault) in try fields.checkName(entry) } != nil
    let logs = scope.logs
    let reading = faults.collect(all: entry.value) { value throws(Fault) -> (Study, LoggedStudy) in
      let reader = try FieldReader(
        value,
        file: fields.file,
        path: "studies.\(entry.key)",
        known: ["title"] + LogRequest.keys
      )
      let request = try LogRequest(reader)
      let logged: LoggedStudy
      do throws(Fault) {
        logged = try logs(entry.key, request)
      } catch {
        var fault = reader.error(
          error.description,
          at: try reader.required(LogRequest.key).position,
          hint: error.hint ?? "Name files and folders of logs."
        )
        fault.kind = error.kind
        throw fault
      }
      let title = try reader.text("title", default: entry.key.replacing("_", with: " "))
      return (Study(name: entry.key, title: title, request, logged), logged)
    }
    if let (study, logged) = reading.result {
      scope.studies.append(study)
      scope.logged[study.name] = logged
      for group in logged.groups where !scope.networks.contains(where: { $0.name == group.name }) {
        scope.networks.append(
          Network(name: group.name, title: group.title, configuration: nil)
        )
      }
    }
    if !isNamed || !reading.isSound { scope.doubtfulStudies.append(entry.key) }
  }

  private init(name: String, title: String, _ request: LogRequest, _ logged: LoggedStudy) {
    self.init(
      name: name,
      title: title,
      data: DatasetRequest("logs"),
      normalization: .symmetric,
      networks: logged.groups.map(\.name),
      training: TrainingConfiguration(
        optimizer: OptimizerRule(SGD()),
        learningRate: 0,
        batchSize: 1,
        epochs: 0
      ),
      sweep: logged.factor.map { [$0] } ?? [],
      seeds: SeedRange(max(1, logged.cells.map(\.runs.count).max() ?? 1)),
      examples: nil
    )
    logs = request
  }
}

extension Experiment {
  /// Gives networks that are groups of logs their titles in the language that is spoken.
  ///
  /// - Parameter logs: What was read, by the name of the study.
  public mutating func nameGroups(of logs: [String: LoggedStudy]) {
    var named: Set<String> = []
    for group in studies.compactMap({ logs[$0.name] }).flatMap(\.groups)
    where named.insert(group.name).inserted {
      for index in networks.indices
      where networks[index].name == group.name && networks[index].configuration == nil {
        networks[index].title = group.title
      }
    }
  }
}

extension FieldReader {
  /// Whether all studies are of logs, so that no network is built.
  var hasOnlyLogs: Bool {
    get throws(Fault) {
      let studies = try entries("studies")
      return !studies.isEmpty && studies.allSatisfy { $0.value[LogRequest.key] != nil }
    }
  }
}
