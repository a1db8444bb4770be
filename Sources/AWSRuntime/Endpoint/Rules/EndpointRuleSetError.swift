/// The reason why a document contains no valid endpoint rules or partitions.
public struct EndpointRuleSetError: Error, Sendable, Hashable {
  /// What is wrong.
  public var message: String

  /// The path to the faulty value, such as `rules[0].conditions`. It is empty at the top level.
  public var path: String

  /// Creates an error with a message and a path.
  public init(_ message: String, path: String = "") {
    self.message = message
    self.path = path
  }
}

extension EndpointRuleSetError: CustomStringConvertible {
  /// The path and the message.
  public var description: String { path.isEmpty ? message : "\(message) at \(path)" }
}

extension EndpointRuleSetError {
  init(_ error: any Error) {
    guard let error = error as? DecodingError else {
      self.init("\(error)")
      return
    }
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      self.init(context.debugDescription, path: Self.path(context.codingPath))
    case .keyNotFound(let key, let context):
      self.init("\"\(key.stringValue)\" is missing", path: Self.path(context.codingPath))
    @unknown default:
      self.init("\(error)")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }
}
