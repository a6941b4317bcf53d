internal import Faults
internal import YAML

extension FaultCollector {
  /// What reading a part of a file gave, however many mistakes it has.
  struct Reading<Result> {
    /// The part, with its mistakes mended; nil where that was not possible.
    var result: Result?
    /// Whether the part says what its author meant, so that what names it can be checked against it.
    var isSound: Bool
  }

  /// The most mistakes that are looked for in one part of a file.
  private static let limit = 30

  /// Reads a part of a file again and again, each mistake mended before the next reading.
  ///
  /// Where the word that was meant is near enough, it takes the place of the mistake, and reading goes on as if it stood
  /// there. Where it is not, something that is right stands in for it, or it is taken out; from then on only values that are
  /// wrong by themselves are told, because what else is wrong may follow from that.
  ///
  /// - Parameters:
  ///   - value: The part.
  ///   - ofValuesAlone: Whether only values that are wrong by themselves are told from the beginning: what the part names is
  ///     not sound.
  ///   - read: Reads it.
  /// - Returns: What was read, as far as it could be.
  mutating func collect<Result>(
    all value: YAMLValue,
    ofValuesAlone: Bool = false,
    _ read: (YAMLValue) throws(Fault) -> Result
  ) -> Reading<Result> {
    var value = value
    var isSound = !ofValuesAlone
    var mended: Set<Fault.Position> = []
    for _ in 0..<Self.limit {
      do throws(Fault) {
        return Reading(result: try read(value), isSound: isSound)
      } catch {
        if isSound || error.isOfValueAlone { add(error) }
        if error.isConsequence { isSound = false }
        guard let position = error.position else { break }
        let isFirst = mended.insert(position).inserted
        let mending = value.mend(at: position, to: isFirst ? error.remedy ?? error.standIn : nil)
        if mending != .replaced || error.remedy == nil { isSound = isSound && mending == .joined }
        guard mending != .notFound else { break }
      }
    }
    return Reading(result: nil, isSound: false)
  }
}
