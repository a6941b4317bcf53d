public import Experiments
public import Faults

/// The plan of an experiment.
///
/// - Throws: The first of its faults.
public func planned(
  _ experiment: Experiment,
  datasets: [String: DatasetSummary],
  file: String = "e.yaml"
) throws(Fault) -> Plan {
  do throws(Faults) {
    return try Plan(experiment, datasets: datasets, file: file)
  } catch {
    throw error.all[0]
  }
}
