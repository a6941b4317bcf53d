/// Training that ended because its caller wanted it to; what is done is in the store.
public struct RunInterruption: Error, Sendable, Hashable {}
