import ArgumentParser

/// What `--generate-cli-skeleton` prints a sample of.
enum SkeletonKind: String, ExpressibleByArgument, CaseIterable, Sendable {
  case input
  case output
}
