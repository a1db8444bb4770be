public import AWSShapes

/// A condition on the result of a poll, and the state that it leads to.
///
/// Source: Smithy 2.0 specification, "Waiters", sections "Acceptor" and "Matcher union".
public struct WaiterAcceptor<Operation: OperationShape>: Sendable {
  /// Reads the value at a path; `nil` if there is none.
  public typealias Reader<Value> =
    @Sendable (_ input: Operation.Input, _ output: Operation.Output) -> Value?

  enum Condition: Sendable {
    case anyOutput
    /// An error of the service, of this name if there is one.
    case error(String?)
    case string(String, Reader<String>)
    case boolean(Bool, Reader<Bool>)
    case allStrings(String, Reader<[String]>)
    case anyString(String, Reader<[String]>)
  }

  /// The state that the condition leads to.
  public let state: WaiterState

  /// The condition in words, such as `Table.TableStatus is "ACTIVE"`.
  public let description: String

  let condition: Condition

  /// The path of the value that the condition reads; `nil` for a condition on success or an error,
  /// and for a sensitive value.
  let visiblePath: String?

  private init(
    _ state: WaiterState, _ description: String, _ condition: Condition, path: String? = nil
  ) {
    self.state = state
    self.description = description
    self.condition = condition
    visiblePath = path
  }

  /// Matches every output.
  public static func success(_ state: WaiterState) -> Self {
    Self(state, "the call succeeds", .anyOutput)
  }

  /// Matches every error of the service.
  public static func anyError(_ state: WaiterState) -> Self {
    Self(state, "the service returns an error", .error(nil))
  }

  /// Matches the error of the service with a name, in the model or on the wire.
  public static func error(_ state: WaiterState, _ name: String) -> Self {
    Self(state, "the service returns \(name)", .error(name))
  }

  /// Matches an output whose value at a path is a string.
  public static func string(
    _ state: WaiterState, _ path: String, is expected: String, isSensitive: Bool = false,
    _ read: @escaping Reader<String>
  ) -> Self {
    Self(
      state, "\(path) is \"\(expected)\"", .string(expected, read),
      path: isSensitive ? nil : path)
  }

  /// Matches an output whose value at a path is a Boolean value.
  public static func boolean(
    _ state: WaiterState, _ path: String, is expected: Bool, isSensitive: Bool = false,
    _ read: @escaping Reader<Bool>
  ) -> Self {
    Self(
      state, "\(path) is \(expected)", .boolean(expected, read),
      path: isSensitive ? nil : path)
  }

  /// Matches an output whose list at a path has an element, and no element but a string.
  public static func allStrings(
    _ state: WaiterState, _ path: String, are expected: String, isSensitive: Bool = false,
    _ read: @escaping Reader<[String]>
  ) -> Self {
    Self(
      state, "every \(path) is \"\(expected)\"", .allStrings(expected, read),
      path: isSensitive ? nil : path)
  }

  /// Matches an output whose list at a path contains a string.
  public static func anyString(
    _ state: WaiterState, _ path: String, is expected: String, isSensitive: Bool = false,
    _ read: @escaping Reader<[String]>
  ) -> Self {
    Self(
      state, "some \(path) is \"\(expected)\"", .anyString(expected, read),
      path: isSensitive ? nil : path)
  }
}

extension WaiterAcceptor {
  /// Whether the condition holds for an output.
  func matches(_ input: Operation.Input, _ output: Operation.Output) -> Bool {
    switch condition {
    case .anyOutput: return true
    case .error: return false
    case .string(let expected, let read):
      return read(input, output)?.hasSameBytes(as: expected) ?? false
    case .boolean(let expected, let read):
      return read(input, output) == expected
    case .allStrings(let expected, let read):
      guard let values = read(input, output), !values.isEmpty else { return false }
      return values.allSatisfy { $0.hasSameBytes(as: expected) }
    case .anyString(let expected, let read):
      return read(input, output)?.contains { $0.hasSameBytes(as: expected) } ?? false
    }
  }

  /// Whether the condition holds for an error. Only an error of the service says something about
  /// what is waited for.
  func matches(_ error: CallError) -> Bool {
    guard case .error(let name) = condition, error.kind == .service else { return false }
    guard let name else { return true }
    let modeled = error.modeled.map { type(of: $0) }
    return [error.code, modeled?.code, modeled?.queryCode].contains { code in
      code?.hasSameBytes(as: name) ?? false
    }
  }

  /// The path and its value in an output, for a person; `nil` if there is nothing to show.
  func observation(_ input: Operation.Input, _ output: Operation.Output) -> String? {
    guard let visiblePath else { return nil }
    let value: String? =
      switch condition {
      case .anyOutput, .error: nil
      case .string(_, let read): read(input, output).map { "\"\($0)\"" }
      case .boolean(_, let read): read(input, output).map { "\($0)" }
      case .allStrings(_, let read), .anyString(_, let read): read(input, output).map(Self.list)
      }
    return "\(visiblePath) is \(value ?? "absent")"
  }

  /// The different strings of a list, of which there are few.
  private static func list(_ values: [String]) -> String {
    let limit = 10
    let different = Set(values).sorted()
    let shown = different.prefix(limit).map { "\"\($0)\"" }.joined(separator: ", ")
    return "[\(shown)\(different.count > limit ? ", …" : "")]"
  }
}
