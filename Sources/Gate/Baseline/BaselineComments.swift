/// The comments that somebody wrote into a baseline file.
public struct BaselineComments: Sendable, Hashable {
}
