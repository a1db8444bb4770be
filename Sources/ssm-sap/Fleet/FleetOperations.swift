import ArgumentParser

/// The commands that a fleet can run.
enum FleetOperations {
  /// The names of the operations.
  static let names = Set(SsmSapCommands.all.compactMap { $0.configuration.commandName })
}
