public import Experiments
public import Faults
internal import Figures
internal import Foundation

/// An experiment as the program reads it from a file `e.yaml`.
///
/// - Throws: The first of its faults.
public func read(
  _ text: String,
  preset: String = "standard",
  settings: [String] = []
) throws(Fault) -> Experiment {
  do throws(Faults) {
    return try Experiment(
      reading: Data(text.utf8),
      file: "e.yaml",
      name: "e",
      preset: preset,
      figures: FigureKinds.all,
      settings: settings
    )
  } catch {
    throw error.all[0]
  }
}

/// The plan of an experiment that was read from a file `e.yaml`.
///
/// - Throws: The first of its faults.
public func planned(
  _ experiment: Experiment,
  datasets: [String: DatasetSummary]
) throws(Fault) -> Plan {
  do throws(Faults) {
    return try Plan(experiment, datasets: datasets, file: "e.yaml")
  } catch {
    throw error.all[0]
  }
}
