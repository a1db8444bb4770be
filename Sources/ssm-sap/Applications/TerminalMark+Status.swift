import CommandSupport
import SsmSapModels

extension TerminalMark {
  /// How an application goes.
  init(_ application: Application) {
    switch application.discoveryStatus {
    case .some(.registrationFailed), .some(.refreshFailed):
      self = .bad
      return
    default: break
    }
    switch application.status {
    case .some(.activated): self = .good
    case .some(.failed): self = .bad
    case .some(.stopped): self = .idle
    case .some(.starting), .some(.stopping), .some(.registering), .some(.deleting): self = .busy
    default: self = .warning
    }
  }

  /// How a component goes.
  init(_ status: ComponentStatus?) {
    switch status {
    case .some(.running), .some(.activated): self = .good
    case .some(.starting), .some(.stopping): self = .busy
    case .some(.stopped): self = .idle
    default: self = .warning
    }
  }

  /// How a database goes.
  init(_ status: DatabaseStatus?) {
    switch status {
    case .some(.running): self = .good
    case .some(.starting), .some(.stopping): self = .busy
    case .some(.stopped): self = .idle
    case .some(.error): self = .bad
    default: self = .warning
    }
  }

  /// How an operation goes.
  init(_ status: OperationStatus?) {
    switch status {
    case .some(.success): self = .good
    case .some(.error): self = .bad
    default: self = .busy
    }
  }
}
