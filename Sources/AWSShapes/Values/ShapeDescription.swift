/// The text that describes a shape: its name, and the members that have a value.
///
/// ```swift
/// var text = ShapeDescription("Operation")
/// text.add("id", id)
/// text.add("status", status)
/// return text.finished  // Operation(id: "0123", status: SUCCESS)
/// ```
public struct ShapeDescription: Sendable {
  /// What stands for a value that must not be shown.
  public static let redacted = "<redacted>"

  private let name: String
  private var parts: [String] = []

  /// A description without members yet.
  public init(_ name: String) {
    self.name = name
  }

  /// Adds a member, if it has a value.
  public mutating func add(_ member: String, _ value: (some Any)?) {
    if let value { parts.append("\(member): \(String(reflecting: value))") }
  }

  /// Adds a member of bytes, if it has a value: how many there are.
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

  /// Adds a member whose value must not be shown, if it has one.
  public mutating func addRedacted(_ member: String, _ value: (some Any)?) {
    if value != nil { parts.append("\(member): \(Self.redacted)") }
  }

  /// The whole text.
  public var finished: String { "\(name)(\(parts.joined(separator: ", ")))" }
}
