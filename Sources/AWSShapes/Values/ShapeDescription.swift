/// A textual description of a shape: its name and the members that have a value.
///
/// For generated code.
///
/// ```swift
/// var text = ShapeDescription("Operation")
/// text.add("id", id)
/// text.add("status", status)
/// return text.finished  // Operation(id: "0123", status: SUCCESS)
/// ```
@_documentation(visibility: internal)
public struct ShapeDescription: Sendable {
  /// The text in place of a sensitive value.
  public static let redacted = "<redacted>"

  private let name: String
  private var parts: [String] = []

  /// Creates a description without members.
  public init(_ name: String) {
    self.name = name
  }

  /// Adds a member, if it has a value.
  public mutating func add(_ member: String, _ value: (some Any)?) {
    if let value { parts.append("\(member): \(String(reflecting: value))") }
  }

  /// Adds the number of bytes of a member, if it has a value.
  public mutating func add(_ member: String, _ value: [UInt8]?) {
    if let value { parts.append("\(member): \(value.count) bytes") }
  }

  /// Adds a map, if it has a value, in the order of its keys.
  public mutating func add(_ member: String, _ value: [String: some Any]?) {
    guard let value else { return }
    let entries = value.sorted { $0.key < $1.key }
      .map { "\(String(reflecting: $0.key)): \(String(reflecting: $0.value))" }
    parts.append("\(member): [\(entries.isEmpty ? ":" : entries.joined(separator: ", "))]")
  }

  /// Adds a member with a sensitive value, if it has one.
  public mutating func addRedacted(_ member: String, _ value: (some Any)?) {
    if value != nil { parts.append("\(member): \(Self.redacted)") }
  }

  /// The description.
  public var finished: String { "\(name)(\(parts.joined(separator: ", ")))" }
}
