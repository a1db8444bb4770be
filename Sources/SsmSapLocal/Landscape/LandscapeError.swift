/// The reason why a landscape is not valid.
public struct LandscapeError: Error, Hashable, CustomStringConvertible {
  /// The path of the member, such as `Systems[0].Hosts[1].InstanceId`; empty for the whole file.
  public var path: String

  /// Why the member is invalid.
  public var reason: String

  /// Creates an error.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The path and the reason.
  public var description: String {
    path.isEmpty ? "the landscape \(reason)" : "\(path) \(reason)"
  }

  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(path: Self.path(context.codingPath + [key]), reason: "is missing")
    case .valueNotFound(_, let context):
      self.init(path: Self.path(context.codingPath), reason: "is null")
    case .typeMismatch(let type, let context):
      self.init(path: Self.path(context.codingPath), reason: Self.demand(type))
    case .dataCorrupted(let context):
      let path = Self.path(context.codingPath)
      self.init(
        path: path,
        reason: path.isEmpty
          ? "is not JSON, or has a number that is too large" : context.debugDescription)
    @unknown default:
      self.init(path: "", reason: "cannot be read: \(error)")
    }
  }

  /// Returns the demand for a type in JSON's words.
  private static func demand(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "must be a string"
    case is Bool.Type: "must be true or false"
    case is Double.Type: "must be a number"
    case is [Any].Type: "must be an array"
    case is [String: Any].Type: "must be an object"
    default: "has a value of another type"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
    return path
  }
}
