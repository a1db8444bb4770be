/// The properties of a profile, or of another section of the shared files.
///
/// Values may be secrets, so the description lists the properties' names only.
public struct ConfigurationSection: Sendable, Hashable {
  /// The kind and name of the section, such as `profile dev`.
  public let title: String

  private(set) var properties: [String: ConfigurationProperty] = [:]

  init(title: String) {
    self.title = title
  }

  /// The names of the properties, in lower case and alphabetical order.
  public var names: [String] { properties.keys.sorted() }

  /// The value of a property, or `nil` if the section does not have it.
  ///
  /// - Parameter name: The property's name in lower case. The value of a property with nested
  ///   properties starts with a line break.
  public subscript(name: String) -> Setting<String>? {
    properties[name].map { Setting($0.value, from: origin(of: $0)) }
  }

  /// The value of a nested property, or `nil` if the section does not have it.
  ///
  /// - Parameters:
  ///   - name: The name, in lower case, of the property that the indented lines follow.
  ///   - nested: The name within those lines, in lower case.
  public subscript(name: String, nested: String) -> Setting<String>? {
    guard let property = properties[name], property.value.unicodeScalars.first == "\n" else {
      return nil
    }
    let lines = property.value.unicodeScalars.split(separator: "\n").map { Substring($0) }
    let values = lines.compactMap { line -> String? in
      guard let (name, value) = line.split(at: "="), name.trimmed.asciiLowercased == nested else {
        return nil
      }
      return String(value.trimmed)
    }
    return values.last.map { Setting($0, from: origin(of: property)) }
  }

  /// The file that the value of a property comes from.
  func kind(of name: String) -> SharedFileKind? { properties[name]?.kind }

  /// The sign that starts a comment in the property's line, if there is a comment.
  func comment(after name: String) -> Unicode.Scalar? { properties[name]?.comment }

  /// Adds properties, replacing those of the same name. A name of several words is ignored.
  mutating func merge(_ others: [String: ConfigurationProperty]) {
    properties.merge(
      others.filter { !$0.key.unicodeScalars.contains(where: \.isBlank) }
    ) { $1 }
  }

  private func origin(of property: ConfigurationProperty) -> SettingOrigin {
    .file(section: title, path: property.path, line: property.line)
  }
}

extension ConfigurationSection: CustomStringConvertible, CustomReflectable {
  /// The title and the names of the properties.
  public var description: String { "[\(title)] \(names.joined(separator: ", "))" }

  /// A mirror with the description only.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

/// The value of a property of a shared file, and its place.
struct ConfigurationProperty: Sendable, Hashable {
  var value: String
  let path: String
  let line: Int
  let kind: SharedFileKind

  /// The sign that starts a comment in the property's line, if there is a comment.
  var comment: Unicode.Scalar?

  /// Whether an indented line that follows is a nested property.
  var mayBeNested: Bool { value.isEmpty || value.unicodeScalars.first == "\n" }

  init(value: String, path: String, line: Int, kind: SharedFileKind) {
    self.value = value
    self.path = path
    self.line = line
    self.kind = kind
  }
}
