import AWSJSON
import AWSShapes
import JMESPath
import SsmSap
import SsmSapModels

/// What a call was about: the ids of its input, and the options to call the same endpoint again.
struct CallSubject: Sendable, Equatable {
  var applicationID: String?
  var operationID: String?
  /// The ids of EC2 instances.
  var instances: [String] = []
  /// The options of the command line that choose the endpoint and the identity.
  var options: [String] = []

  init() {}

  /// Reads the ids of an input.
  init(input: some EncodableShape, options: [String]) {
    self.options = options
    let codec = JSONCodec()
    guard let bytes = try? codec.encode(input),
      case .object(let members)? = try? codec.decode(JSONValue.self, from: bytes)
    else { return }
    for member in members {
      switch (member.name, member.value) {
      case ("ApplicationId", .string(let id)): applicationID = id
      case ("OperationId", .string(let id)): operationID = id
      case ("Instances", .array(let ids)):
        instances = ids.compactMap { if case .string(let id) = $0 { id } else { nil } }
      default: break
      }
    }
  }

  /// Reads the ids of what a wait has last seen.
  init(of error: WaitError) {
    switch error.lastSeen {
    case .operation(let operation)?:
      operationID = operation.id
      applicationID = operation.resourceId.flatMap { $0.isEmpty ? nil : $0 }
    case .application(let application)?:
      applicationID = application.id
    case .configurationChecks, nil: break
    }
  }
}

// MARK: Commands

extension CallSubject {
  /// The option that names the application, with a placeholder if its id is unknown.
  var applicationOption: [String] { ["--application-id", applicationID ?? "APPLICATION-ID"] }

  /// The option that names the operation, with a placeholder if its id is unknown.
  var operationOption: [String] { ["--operation-id", operationID ?? "OPERATION-ID"] }

  /// Returns a command line of `ssm-sap` for a shell, which calls the same endpoint.
  func command(_ name: String, _ arguments: [String] = []) -> String {
    ProfileVariable.assignment(for: options)
      + (["ssm-sap", name] + arguments + options).map(ShellText.quoted).joined(separator: " ")
  }
}
