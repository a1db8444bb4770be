import ArgumentParser

/// The commands that a fleet can run.
enum FleetOperations {
  /// The names of the operations.
  static let names: Set<String> = Set(
    SsmSapCommand.configuration.subcommands.filter { $0 == GetOperationCommand.self }.compactMap {
      $0.configuration.commandName
    })
}
