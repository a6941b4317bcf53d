internal import Experiments
internal import Faults
internal import Figures
internal import Foundation
internal import Reporting

/// An experiment with the template of its report, from the program itself or from the user's files.
struct ExperimentSource {
  /// The experiment's file, for messages.
  let file: String
  /// The text of the file.
  let text: String
  /// What is asked.
  var experiment: Experiment
  /// The report's template and the file that it is from.
  let template: ReportTemplate
  /// What was read of the logs of studies that have some.
  let logs: [String: LoggedStudy]
  /// What could not be read of them.
  let logFaults: [Fault]
  /// The words of the experiment's language.
  let words: WordCatalogue
  /// Whether the template is not one of the program's own.
  var hasOwnTemplate: Bool { !BuiltInFiles.paths.contains(template.file) }

  /// Finds the characters that no font has in what the report may show of the experiment and its data.
  func glyphCheck(_ datasets: [String: DatasetSummary]) -> GlyphCheck {
    let names = datasets.sorted { $0.key < $1.key }.map { name, dataset in
      GlyphCheck.Source(
        file: name,
        text: ([dataset.title] + dataset.classNames).joined(separator: ", "),
        isYAML: false
      )
    }
    return GlyphCheck(
      sources: [GlyphCheck.Source(file: file, text: text, isYAML: true)] + names,
      words: words
    )
  }

  /// Fits the experiment to its data and plans it.
  ///
  /// - Throws: `Faults` with what is wrong with either.
  mutating func plan(_ datasets: [String: DatasetSummary]) throws(Faults) -> Plan {
    let (asked, file) = (experiment, file)
    let (fitted, plan) = try Faults.about(.wrongValue) { () throws(Faults) in
      let fitted = try asked.fitted(to: datasets, file: file)
      return (fitted, try Plan(fitted, datasets: datasets, file: file))
    }
    experiment = fitted
    return plan
  }

  /// Checks before any training that the report can be made: its template, and fonts for its characters.
  ///
  /// - Parameters:
  ///   - plan: What will be trained.
  ///   - datasets: The data sets that it is for.
  ///   - hasPages: Whether the report has an edition whose fonts are this machine's.
  /// - Throws: `Faults` with all that was found.
  func checkReport(
    _ plan: Plan,
    _ datasets: [String: DatasetSummary],
    hasPages: Bool
  ) throws {
    let glyphs = glyphCheck(datasets)
    guard hasOwnTemplate || (hasPages && glyphs.isNeeded(for: template)) else { return }
    let check = try TemplateCheck(
      template,
      for: MadeUpReport.results(experiment, plan, datasets),
      environment: MadeUpReport.environment,
      words: words,
      glyphs: hasPages ? glyphs : nil
    )
    if let faults = Faults(check.faults) { throw faults }
  }

  /// All that is wrong with the user's template, where the first of it ended a report.
  ///
  /// - Parameters:
  ///   - fault: What ended it, which need not be of the template.
  ///   - results: What the report is of.
  /// - Returns: That fault first, unless the check of the template finds it in its place.
  func faults(behind fault: Fault, _ results: Results) -> Faults {
    let check =
      hasOwnTemplate
      ? try? TemplateCheck(
        template,
        for: results,
        environment: MadeUpReport.environment,
        words: words
      ) : nil
    let found = check?.faults ?? []
    return Faults(found.contains(fault) ? found : [fault] + found) ?? Faults(fault)
  }

  /// Finds and reads an experiment.
  ///
  /// - Parameters:
  ///   - argument: A built-in experiment, a folder or a YAML file.
  ///   - templateFolder: The folder of another template than the experiment's own.
  ///   - checksTemplate: Whether a template that cannot be parsed is an error.
  ///   - preset: How thorough it is run.
  ///   - settings: What replaces values of the file.
  ///   - dataset: The data set of all studies, in place of the file's.
  ///   - firstSeed: The first seed, in place of the file's.
  ///   - seeds: How many seeds every study has, in place of the file's.
  ///   - epochs: The most epochs of every study, in place of the preset's.
  ///   - keepsAllSeries: Whether of logs the series are held, too, that the report does not use.
  /// - Throws: `Fault` or `Faults` when something is missing or wrong.
  init(
    _ argument: String,
    templateFolder: String? = nil,
    checksTemplate: Bool = true,
    preset: String,
    settings: [String] = [],
    dataset: String? = nil,
    firstSeed: UInt64? = nil,
    seeds: Int? = nil,
    epochs: Int? = nil,
    keepsAllSeries: Bool = false
  ) throws {
    let (name, file): (String, String)
    let bytes: Data
    let template: ReportTemplate
    var ofTemplate = FaultCollector()
    if let contents = BuiltInFiles.contents(of: "\(argument)/experiment.yaml") {
      name = argument
      file = "\(argument)/experiment.yaml"
      bytes = contents
      template =
        try templateFolder.map { try TemplateFolder.template(in: $0, isAsked: true, &ofTemplate) }
        ?? .builtIn(argument)
    } else {
      let path = try Self.path(of: argument)
      let url = URL(fileURLWithPath: path)
      let contents = try Self.contents(of: path)
      let folder = url.deletingLastPathComponent()
      let stem = url.deletingPathExtension().lastPathComponent
      name = stem == "experiment" ? folder.standardizedFileURL.lastPathComponent : stem
      file = path
      bytes = contents
      template = try TemplateFolder.template(
        in: templateFolder ?? folder.path,
        isAsked: templateFolder != nil,
        &ofTemplate
      )
    }
    try self.init(
      bytes,
      named: name,
      in: file,
      template: template,
      ofTemplate,
      checksTemplate: checksTemplate,
      keepsAllSeries: keepsAllSeries
    ) { bytes, languages, logs throws(Faults) in
      try Experiment(
        reading: bytes,
        file: file,
        name: name,
        preset: preset,
        figures: FigureKinds.all,
        settings: settings,
        dataset: dataset,
        firstSeed: firstSeed,
        seeds: seeds,
        epochs: epochs,
        languages: languages,
        logs: logs
      )
    }
  }

  /// A comparison of logs that nobody has written to a file.
  ///
  /// - Parameters:
  ///   - comparison: The text of the experiment; its paths are those of the current folder.
  ///   - library: What was read of its logs, from the current folder.
  ///   - name: The experiment's name.
  ///   - templateFolder: The folder of another template than the comparison's own.
  /// - Throws: `Fault` or `Faults` when something is missing or wrong.
  init(
    comparison: String,
    _ library: LogLibrary,
    named name: String,
    templateFolder: String?
  ) throws {
    var ofTemplate = FaultCollector()
    let template =
      try templateFolder.map { try TemplateFolder.template(in: $0, isAsked: true, &ofTemplate) }
      ?? .builtIn("compare")
    try self.init(
      Data(comparison.utf8),
      named: name,
      in: "compare.yaml",
      library,
      template: template,
      ofTemplate,
      checksTemplate: true
    ) { bytes, languages, logs throws(Faults) in
      try Experiment(
        reading: bytes,
        file: "compare.yaml",
        name: name,
        preset: "standard",
        figures: FigureKinds.all,
        languages: languages,
        logs: logs
      )
    }
  }

  /// Reads the bytes of an experiment, and its logs.
  private init(
    _ bytes: Data,
    named name: String,
    in file: String,
    _ library: LogLibrary? = nil,
    template: ReportTemplate,
    _ ofTemplate: FaultCollector,
    checksTemplate: Bool,
    keepsAllSeries: Bool = false,
    reading: (Data, [String], @escaping LogReading) throws(Faults) -> Experiment
  ) throws {
    var faults = FaultCollector()
    let text = String(decoding: bytes, as: UTF8.self)
    let wordsFolders = [template.file, file].map { ($0 as NSString).deletingLastPathComponent }
    let library = library ?? LogLibrary(folder: (file as NSString).deletingLastPathComponent)
    let read: Experiment?
    do throws(Faults) {
      read = try reading(bytes, WordsFolder.tags(in: wordsFolders), library.read)
        .findingData { Console.error("warning: \($0)") }
    } catch {
      read = nil
      faults.add(error.about(.wrongValue).all)
    }
    // What is wrong with the text is told beside what is wrong with the experiment: names as far as the file has them.
    if read == nil || !ofTemplate.isEmpty {
      faults.add(template.faults(naming: ExperimentNames(reading: bytes, file: file)))
    } else if checksTemplate {
      faults.add(template.faults(naming: nil))
    }
    if read == nil || checksTemplate { faults.add(ofTemplate.faults) }
    try faults.check()
    guard var experiment = read else { preconditionFailure("What could not be read is a fault.") }
    for index in experiment.studies.indices {
      let request = experiment.studies[index].logs
      experiment.studies[index].logs = request?.mappingPaths(library.resolved)
    }
    if !keepsAllSeries { library.removeUnusedSeries(experiment) }
    let words = try WordsFolder.words(experiment.language, in: wordsFolders)
    words.speaking { experiment.nameGroups(of: library.studies) }
    let isComparison = experiment.studies.allSatisfy(\.isLogged)
    self.init(
      file: file,
      text: text,
      experiment: experiment,
      template: isComparison && template.file == ReportTemplate.builtIn("generic").file
        ? .builtIn("compare") : template,
      words: words,
      logs: library.studies,
      logFaults: library.faults
    )
  }

  /// Faults of the data or the plan, with those of the names in the template, which need neither.
  func beside(_ faults: [Fault]) -> Faults {
    var all = FaultCollector()
    all.add(faults)
    if hasOwnTemplate {
      all.add(template.faults(naming: ExperimentNames(reading: Data(text.utf8), file: file)))
    }
    return Faults(all.faults) ?? Faults(faults[0])
  }

  /// The bytes of the experiment's file, which is not waited for when it is a pipe, and not read when it has no end.
  private static func contents(of path: String) throws(Fault) -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault(
        .missing,
        file: path,
        "the folder has no experiment (expected experiment.yaml)",
        hint: "Name a folder that has one, or a YAML file."
      )
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= 64 << 20
    else {
      throw Fault(
        file: path,
        "is not a file of text (got a folder, a pipe, a device or more than 64 MiB)",
        hint: "Name a folder with experiment.yaml, or a YAML file."
      )
    }
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw Fault(
        .missing,
        file: path,
        "the experiment's file cannot be read",
        hint: "Check the permissions of the file."
      )
    }
    return contents
  }

  private init(
    file: String,
    text: String,
    experiment: Experiment,
    template: ReportTemplate,
    words: WordCatalogue,
    logs: [String: LoggedStudy],
    logFaults: [Fault]
  ) {
    self.file = file
    self.text = text
    self.experiment = experiment
    self.template = template
    self.words = words
    self.logs = logs
    self.logFaults = logFaults
  }

  /// A part of the experiment, with the template that fits every experiment: the own one may name what is missing.
  func reporting(_ part: Experiment) -> ExperimentSource {
    ExperimentSource(
      file: file,
      text: text,
      experiment: part,
      template: .builtIn("generic"),
      words: words,
      logs: logs,
      logFaults: logFaults
    )
  }

  private static func path(of argument: String) throws -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
      let names = BuiltInFiles.experiments.joined(separator: ", ")
      throw Fault(
        .missing,
        file: argument,
        "there is no such experiment",
        hint: "Name a built-in one (\(names)), or a folder or YAML file of your own."
      )
    }
    guard isFolder.boolValue else { return argument }
    return (argument as NSString).appendingPathComponent("experiment.yaml")
  }
}
