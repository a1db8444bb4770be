import CommandSupport
import JMESPath
import SsmSap

/// A setting with its value and where that comes from.
struct ExplainedSetting: Sendable, Equatable {
  let name: String
  /// The value without secrets; `nil` if there is none.
  let value: String?
  let origin: String

  init(_ name: String, _ value: String?, _ origin: String) {
    self.name = name
    self.value = value
    self.origin = origin
  }

  static let defaultOrigin = "default"

  /// Creates a setting from an option, else from variable or file, else from the default.
  init(
    _ name: String, option: (name: String, value: String?)? = nil,
    found: () throws(ConfigurationError) -> Setting<String>?, default defaultValue: String?
  ) {
    if let option, let value = option.value {
      self.init(name, value, option.name)
      return
    }
    do {
      let setting = try found()
      self.init(
        name, setting?.value ?? defaultValue, setting.map { "\($0.origin)" } ?? Self.defaultOrigin)
    } catch {
      self.init(name, nil, "invalid: \(error)")
    }
  }

  /// The setting as JSON.
  var json: JSONValue {
    .object([
      .init("Name", .string(name)), .init("Value", value.map { .string($0) } ?? .null),
      .init("Origin", .string(origin)),
    ])
  }

  /// Returns settings as lines with columns.
  static func table(_ settings: [ExplainedSetting]) -> String {
    let rows = settings.map { [$0.name, $0.value ?? "-", $0.origin].map(\.printable) }
    let widths = (0..<2).map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
      }
      return (cells + [row[2]]).joined(separator: "  ") + "\n"
    }.joined()
  }
}
