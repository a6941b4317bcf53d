internal import Faults
internal import Notation

extension LogFormat {
  /// detectron2's `metrics.json`: lines with `iteration` from 0 (detectron2/utils/events.py).
  ///
  /// Numbers of the training are medians of the last 20; those of evaluations, such as `bbox/AP`, stand in some lines only.
  static let detectronMetrics = LogFormat(
    "detectron2",
    title: "detectron2 metrics.json",
    .file(
      recognises: { file in
        guard let record = JSONHead(file, count: 16 << 10)?.record else { return false }
        return record["iteration"]?.kind == .number
          && (record["total_loss"] != nil || record["eta_seconds"] != nil
            || record["data_time"] != nil)
      },
      read: { file throws(Fault) in
        let records = try JSONRecords(file)
        var curves = RecordCurves()
        curves.step = ("iteration", 1)
        curves.unnamed = .train
        curves.modes = [.train: .smoothed, .validation: .evaluated]
        curves.isElsewhere = isEvaluationOfDetectron
        for record in records.values {
          for (name, value) in record.fields {
            guard isEvaluationOfDetectron(name), let number = value.number.value,
              let step = record["iteration"]?.value
            else { continue }
            let place = curves.collector.place(
              of: name,
              split: LogName(name).split ?? .validation,
              metric: name,
              mode: .evaluated
            )
            curves.collector.add(number, at: place, step: (step + 1).asStep)
          }
          curves.add(record)
        }
        return [
          LoggedRun(
            source: file.path,
            format: "detectron2",
            series: curves.collector.series,
            notes: records.notes + curves.collector.notes
              + [LogNote(.assumed, "iterations are counted from 0 in the file")]
          )
        ]
      }
    )
  )

  private static func isEvaluationOfDetectron(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    return parts.count > 1 && parts.dropLast().contains { evaluationsOfDetectron.contains($0) }
  }

  private static let evaluationsOfDetectron: Set<Substring> = [
    "bbox", "segm", "keypoints", "sem_seg", "panoptic_seg", "densepose", "box_proposals",
  ]
}
