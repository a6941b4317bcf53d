internal import Datasets
internal import Evidence
internal import Experiments
internal import Markup
internal import Models
internal import Notation
internal import TemplateEngine

extension ReportValues {
  /// How many seeds a notebook trains where its user does not say otherwise.
  private static let seeds = 5

  /// What templates can name of the notebook's programs: each is one or more blocks that end up in its cells.
  var code: TemplateValue {
    .group([
      "settings": .deferred { .markup(Language.english.speaking { settings }) },
      "data": .deferred { .markup(Language.english.speaking { data }) },
      "training": .deferred {
        .markup(Self.program([.training, .measures, .comparison, .repetition]))
      },
      "check": .deferred { .markup(Self.program([.check])) },
    ])
  }

  /// The cells that repeat a study.
  func code(of study: Study) -> TemplateValue {
    .deferred {
      .markup(
        Language.english.speaking {
          let program = program(of: study)
          return hasRoom(for: program)
            ? program.markdown(seeds: Self.seeds) : program.remarkOfSize
        }
      )
    }
  }

  /// How many bytes of numbers all studies may have: the text that a report is made of has an end.
  private static let room = 900_000
  /// So few runs have room, whatever is measured.
  private static let fewRuns = 2_000

  /// Whether the numbers of a study fit into the notebook behind those of the studies before it.
  private func hasRoom(for program: StudyProgram) -> Bool {
    guard results.runs.count > Self.fewRuns else { return true }
    let studies = results.experiment.studies
    let before = studies.prefix { $0.name != program.study.name }
      .filter { anchors.repeats($0.name) }
    let sizes = before.map { self.program(of: $0).reportByteCount }
    return sizes.reduce(program.reportByteCount, +) <= Self.room
  }

  private func program(of study: Study) -> StudyProgram {
    StudyProgram(
      study,
      cells: cells,
      claims: evidence.all,
      results.datasets[study.dataset],
      dataName: NotebookDataset.names(of: results)[study.data.key] ?? ""
    )
  }

  private static func program(
    _ files: [PythonFile],
    _ use: Program.Use = .notebook
  ) -> String {
    StudyProgram.block(files.map(\.text).joined(separator: "\n\n\n"), use)
  }

  private var settings: String {
    let repeated = results.experiment.studies.filter { anchors.repeats($0.name) }
    let programs = repeated.map(program).filter(hasRoom)
    let seconds = programs.reduce(0) { $0 + $1.seconds(seeds: Self.seeds) }
    let minutes = Int((seconds / 60).rounded(.up))
    return StudyProgram.block(
      """
      # PyTorch repeats the report's numbers: run all cells, about \(minutes) \(minutes == 1 ? "minute" : "minutes") on one core.
      # It needs Python 3.10, PyTorch 2 and NumPy.
      SEEDS = \(Self.seeds)  # how many seeds of each network are trained, the report's first ones; None for all
      FOLDERS = ["~/.cache/bnreport/data", "/usr/share/datasets"]  # where data sets by name lie
      TOLERANCE = 0.002  # by which a mean may differ: sums are rounded in another order, which training magnifies
      """,
      .notebook
    )
  }

  /// What splits, reads and scales the data of all studies.
  private var data: String {
    var known: Set<String> = []
    let names = NotebookDataset.names(of: results)
    let sets = results.experiment.studies.compactMap { study -> (String, NotebookDataset)? in
      guard known.insert(study.data.key).inserted, let summary = results.datasets[study.dataset],
        let name = names[study.data.key]
      else { return nil }
      return (name, NotebookDataset(study.data, summary))
    }
    let files = PythonFile.allCases.filter { file in
      sets.contains { $1.expression != nil && $1.files.contains(file) }
    }
    let entries = sets.compactMap { name, set in
      set.expression.map { "\(Python.text(name)): lambda: \($0)," }
    }
    // Nothing is read before a study asks for it, and then once.
    let table =
      "DATA = {\n" + Python.indented(entries.joined(separator: "\n")) + "\n}\n"
      + "DATA = {name: functools.cache(read) for name, read in DATA.items()}"
    let readers = files.filter { $0 != .keep }.map(\.text) + [table, PythonFile.examples.text]
    return [
      Self.program([.data] + files.filter { $0 == .keep }),
      StudyProgram.block(readers.joined(separator: "\n\n\n"), .notebook),
    ].joined(separator: "\n\n")
  }
}
