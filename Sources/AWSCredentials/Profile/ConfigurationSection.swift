/// The properties of a profile, or of another section of the shared files.
///
/// Its values may be secrets: a description names the properties and shows no value.
public struct ConfigurationSection: Sendable, Hashable {
  /// What the section is, such as `profile dev`.
  public let title: String

  private(set) var properties: [String: ConfigurationProperty] = [:]

  init(title: String) {
    self.title = title
  }

  /// The names of the properties, in lower case and alphabetical order.
  public var names: [String] { properties.keys.sorted() }

  /// The value of a property, unless it is not there.
  ///
  /// - Parameter name: In lower case. A value that has nested properties starts with a line break.
  public subscript(name: String) -> Setting<String>? {
    properties[name].map { Setting($0.value, from: origin(of: $0)) }
  }

  /// The value of a nested property, unless it is not there.
  ///
  /// - Parameters:
  ///   - name: The property that is followed by indented lines, in lower case.
  ///   - nested: The name within those lines, in lower case.
  public subscript(name: String, nested: String) -> Setting<String>? {
    guard let property = properties[name], property.value.first == "\n" else { return nil }
    let values = property.value.split(separator: "\n").compactMap { line -> String? in
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].trimmed.lowercased() == nested else { return nil }
      return String(parts[1].trimmed)
    }
    return values.last.map { Setting($0, from: origin(of: property)) }
  }

  /// The file that the value of a property comes from.
  func kind(of name: String) -> SharedFileKind? { properties[name]?.kind }

  /// Adds properties, which replace those of the same name; a name of several words is none.
  mutating func merge(_ others: [String: ConfigurationProperty]) {
    properties.merge(others.filter { !$0.key.contains(where: \.isBlank) }) { $1 }
  }

  private func origin(of property: ConfigurationProperty) -> SettingOrigin {
    .file(section: title, path: property.path, line: property.line)
  }
}

extension ConfigurationSection: CustomStringConvertible, CustomReflectable {
  /// The title and the names of the properties.
  public var description: String { "[\(title)] \(names.joined(separator: ", "))" }

  /// The description, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

/// A value of a shared file, and where it stands.
struct ConfigurationProperty: Sendable, Hashable {
  var value: String
  let path: String
  let line: Int
  let kind: SharedFileKind
}
