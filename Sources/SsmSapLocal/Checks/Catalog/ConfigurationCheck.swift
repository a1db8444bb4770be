import SsmSapModels

/// A check of a system's configuration.
struct ConfigurationCheck: Sendable {
  /// The id.
  let id: ConfigurationCheckType

  /// The name.
  let name: String

  /// What the check looks at.
  let description: String

  /// Whether the check needs a system of several nodes.
  var needsSeveralNodes = false

  /// How long the check takes on AWS (inferred).
  let duration: Duration

  /// The parts of the check.
  let subChecks: [SubCheck]

  /// How long a started check has no status on AWS (inferred).
  static let timeWithoutStatus = Duration.seconds(2)

  /// The definition that `ListConfigurationCheckDefinitions` returns.
  var definition: ConfigurationCheckDefinition {
    ConfigurationCheckDefinition(
      id: id, name: name, description: description, applicableApplicationTypes: [.hana])
  }
}

extension ConfigurationCheck {
  /// Every check, in the order of the ids.
  static let all = [instanceType, storage, pacemaker]

  /// Returns the check with the id.
  static func named(_ id: ConfigurationCheckType) -> ConfigurationCheck? {
    all.first { $0.id == id }
  }
}
