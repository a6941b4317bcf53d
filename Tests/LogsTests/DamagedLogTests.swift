import Faults
import Testing

@testable import Logs

/// Whatever the bytes are, a reader answers with runs, with nothing or with a ``Fault``: it never stops the program.
@Suite struct DamagedLogTests {
  static let logs = [
    KerasCSVTests.log, LightningCSVTests.log, JSONObjectTests.state,
    "epoch,train_loss,eval_loss,eval_top1\n0,3,2,40\n1,2.5,0.1\n",
    "epoch,train_loss,valid_loss,time\n0,1.5,None,00:12\n", "Wall time,Step,Value\n1.5,0,1.5\n",
    "\"Step\",\"a - \"\"loss\"\"\",\"a - loss__MIN\"\n\"0\",\"1,5\",\"1\"\n",
    "seed;norm;accuracy\r\n5,0;\"a\r\nb\";0,5\r\n\r\nmean;;0,5\r\n",
    "a,name,summary\n0,run,\"{'val_acc': [1, (2, 3)], 'x': None}\"\n",
    "optimizer,seed,epoch,val_acc\nadam,1,1,0.5\nadam,1,2,0.6\nsgd,1,1,0.4\n",
    "study,network,seed,epoch,step,split,mode,metric,value\na,b,1,0,0,train,inference,loss,1\n",
    "params,split0_test_score\n{'C': 1},0.5\n", "run_id,metrics.a,params.b\nx,1,2\n",
    "{\"lr\": 0.1, \"loss\": 1, \"iter\": 50, \"epoch\": 1, \"step\": 50}\n{\"mIoU\": -1.0, \"step\": 1}\n",
    "{\"iteration\": 19, \"total_loss\": 2.5, \"bbox/AP\": 3}\n{\"iteration\": 39, \"total_loss\": 2}\n",
    "{\"epoch\": 0, \"a\": {\"b\": [1], \"c\\u00e9\": NaN}}\n{\"epoch\": 1}\n",
    "{\"loss\": [5, 4, 3, 2, -Infinity], \"val_loss\": [2, 1.5, 1.75]}",
    "{\"train_losses\": [3, 2, 1], \"num_epochs\": 2, \"m\": [1, 2, 3, 4, 5], \"s\": [[1], {}]}",
    "{\"v\": {\"steps\": [1, 2], \"values\": [0.5, {\"value\": 0.75}]}}",
    "{\"validation_0\": {\"logloss\": [0.6, 0.5]}}",
    "[[1600000000.5, 1, 0.5], [1600000001.5, 2, NaN]]",
    "{\"claims\" : [], \"runs\" : [{\"epochs\" : [{\"epoch\" : 0, \"training\" : {\"loss\" : 1}}]}], \"schema\" : \"bnreport.results/4\"}",
  ]

  private func readAnything(_ bytes: [UInt8]) {
    for format in LogFormat.all {
      guard case .file(let recognises, let read) = format.source else { continue }
      let file = LogFile("log", head: bytes)
      if recognises(file) { _ = try? read(file) }
    }
  }

  @Test(arguments: logs)
  func anyBeginningOfALogIsReadOrRefused(log: String) {
    let bytes = Array(log.utf8)
    for count in 0...bytes.count { readAnything(Array(bytes[..<count])) }
  }

  @Test(arguments: logs)
  func anyReaderTakesAnyText(log: String) {
    // Each reader reads what others would have recognised.
    for format in LogFormat.all {
      guard case .file(_, let read) = format.source else { continue }
      _ = try? read(LogFile("log", head: Array(log.utf8)))
      _ = try? read(LogFile("log", head: Array(log.utf8.prefix(log.utf8.count / 2))))
    }
  }

  @Test(arguments: logs)
  func changedBytesAreReadOrRefused(log: String) {
    var generator = SplitMix(state: 42)
    let characters =
      Array("\u{0},;\t\n\r\"'{}[]()-+.eE0123456789nan:#\\ \u{FF}".utf8) + [0xFF, 0x80]
    for _ in 0..<80 {
      var bytes = Array(log.utf8)
      for _ in 0..<3 {
        let at = Int(generator.next() % UInt64(bytes.count))
        let new = characters[Int(generator.next() % UInt64(characters.count))]
        switch generator.next() % 3 {
        case 0: bytes[at] = new
        case 1: bytes.insert(new, at: at)
        default: if bytes.count > 1 { bytes.remove(at: at) }
        }
      }
      readAnything(bytes)
    }
  }

  @Test(arguments: ["{\"loss\":", "[", "{'a':[", "(", "{\"a\":{\"values\":"])
  func deepNestingIsRefused(opening: String) {
    readAnything(Array(String(repeating: opening, count: 100_000).utf8))
  }

  @Test func hugeNumbersAreNoPlaces() throws {
    let run = try readRun("step,loss\n1e300,1\n-1e300,2\nnan,3\n1e18,4\n5,6\n", "table")
    #expect(run["loss"]?.points.contains(.init(step: 5, 6)) == true)
  }
}
