import ArgumentParser

@main
struct BNReport: ParsableCommand {}
