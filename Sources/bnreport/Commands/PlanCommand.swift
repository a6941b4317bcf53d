internal import ArgumentParser
internal import Experiments
internal import Foundation
internal import JSON
internal import Parallel
internal import Reporting
internal import Runs

/// Experiment to what it will cost: its studies with their runs and their time.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract:
      "Shows what the studies of an experiment cost: their runs, and the seconds to train those not stored.",
    discussion: """
      The seconds are predicted, for as many runs at once as -j says, from the timings of stored runs of this machine, \
      256 of them at most, else from the speed of a usual core. A run that several studies share is trained once; its time stands at the first.

      Of networks of images a table has the shape, the parameters and the multiplications (MAC) of each entry of their \
      layers, and remarks say what is no mistake and seldom meant.

      Of a table the last lines say how it was read: which column has the classes, what separates fields, which rows are \
      left out.
      """
  )

  @OptionGroup var options: ExperimentOptions

  @Flag(help: "Lists the single runs, their share of the work and whether they are stored.")
  var runs = false

  @Flag(help: "Prints studies and runs as JSON.")
  var json = false

  func run() throws {
    try ExitStatus.mapping {
      var source = try options.source()
      let (datasets, plan) = try options.prepare(&source)
      let glyphs = source.glyphCheck(datasets)
      if source.hasOwnTemplate || glyphs.isNeeded(for: source.template) {
        try source.checkReport(plan, datasets, hasPages: true)
      }
      let store = options.runStore
      let recorded = store.recordedIDs()
      // In the plan's order, so that the sample, and sums of it, are the same each time.
      var known: Set<RunID> = []
      let stored = plan.entries.lazy.map(\.id).filter { id in
        recorded.contains(id) && known.insert(id).inserted
      }
      let sample = TimePrediction.sample(of: Array(stored))
      let records = sample.concurrentMap(workers: options.workerCount) {
        try? store.record(for: $0)
      }
      // What is found to be of no use will be trained again.
      known.subtract(zip(sample, records).lazy.filter { $1 == nil }.map(\.0))
      let listing = PlanListing(
        source.experiment,
        plan,
        datasets: datasets,
        stored: known,
        prediction: TimePrediction(
          records: records.compactMap(\.self),
          machine: Machine.description
        ),
        workers: options.workerCount,
        listsRuns: runs || json
      )
      if json {
        try Console.result(
          String(decoding: CanonicalJSON.encode(listing, pretty: true), as: UTF8.self)
        )
      } else {
        try Console.table(runs ? listing.runLines : listing.lines)
      }
    }
  }
}
