/// How a value of a type is read and written, as Swift expressions.
enum ValueCoding {
  /// The expression that reads a value.
  static func read(_ type: ValueType, from reader: String = "reader") -> String {
    switch type {
    case .string: "try \(reader).readString()"
    case .boolean: "try \(reader).readBool()"
    case .integer(let width): "try \(reader).readInteger(\(width.swiftName).self)"
    case .float: "try \(reader).readFloat()"
    case .double: "try \(reader).readDouble()"
    case .bigInteger: "try \(reader).readBigInteger()"
    case .bigDecimal: "try \(reader).readBigDecimal()"
    case .timestamp(let format): "try \(reader).readTimestamp(\(timestampFormat(format)))"
    case .blob: "try \(reader).readBlob()"
    case .stream: "try \(reader).readStream()"
    case .document: "try \(reader).readDocument()"
    case .stringEnum(let name): "\(name)(rawValue: try \(reader).readString())"
    case .integerEnum, .structure, .union: "try \(type.swiftName)(from: &\(reader))"
    case .unit: "try \(reader).skipValue()"
    case .list(let element, let isSparse):
      readContainer("List", of: element, isSparse: isSparse, from: reader)
    case .map(let value, let isSparse):
      readContainer("Map", of: value, isSparse: isSparse, from: reader)
    }
  }

  private static func readContainer(
    _ kind: String, of type: ValueType, isSparse: Bool, from reader: String
  ) -> String {
    let sparse = isSparse ? "Sparse" : ""
    if type == .string { return "try \(reader).read\(sparse)String\(kind)()" }
    if type.isShape { return "try \(reader).read\(sparse)\(kind)(of: \(type.swiftName).self)" }
    return "try \(reader).read\(sparse)\(kind) { \(read(type, from: "$0")) }"
  }

  /// The statement that writes a value.
  static func write(_ value: String, _ type: ValueType, to writer: String = "writer") -> String {
    switch type {
    case .string: "\(writer).writeString(\(value))"
    case .boolean: "\(writer).writeBool(\(value))"
    case .integer: "\(writer).writeInteger(\(value))"
    case .float: "\(writer).writeFloat(\(value))"
    case .double: "\(writer).writeDouble(\(value))"
    case .bigInteger: "\(writer).writeBigInteger(\(value))"
    case .bigDecimal: "\(writer).writeBigDecimal(\(value))"
    case .timestamp(let format): "\(writer).writeTimestamp(\(value), \(timestampFormat(format)))"
    case .blob: "\(writer).writeBlob(\(value))"
    case .stream: "\(writer).writeStream(\(value))"
    case .document: "\(writer).writeDocument(\(value))"
    case .stringEnum: "\(writer).writeString(\(value).rawValue)"
    case .integerEnum, .structure, .union: "\(value).encode(to: &\(writer))"
    case .unit: "UnitShape().encode(to: &\(writer))"
    case .list(let element, let isSparse):
      writeContainer("List", value, of: element, isSparse: isSparse, to: writer)
    case .map(let entry, let isSparse):
      writeContainer("Map", value, of: entry, isSparse: isSparse, to: writer)
    }
  }

  private static func writeContainer(
    _ kind: String, _ value: String, of type: ValueType, isSparse: Bool, to writer: String
  ) -> String {
    let sparse = isSparse ? "Sparse" : ""
    if type == .string { return "\(writer).write\(sparse)String\(kind)(\(value))" }
    if type.isShape { return "\(writer).write\(sparse)\(kind)(of: \(value))" }
    return "\(writer).write\(sparse)\(kind)(\(value)) { \(write("$1", type, to: "$0")) }"
  }

  private static func timestampFormat(_ format: String?) -> String {
    format.map { ".\($0)" } ?? "nil"
  }

  /// What a required member is where the service leaves it out.
  ///
  /// Source: Smithy 2.0 specification, "required trait", "Client error correction".
  static func absent(_ type: ValueType) -> String {
    switch type {
    case .string: "\"\""
    case .boolean: "false"
    case .integer, .float, .double: "0"
    case .bigInteger, .bigDecimal: "0"
    case .timestamp: "Date(timeIntervalSince1970: 0)"
    case .blob: "[]"
    case .stream: ".empty"
    case .document: ".null"
    case .stringEnum(let name): "\(name)(rawValue: \"\")"
    case .integerEnum(let name): "\(name)(rawValue: 0)"
    case .structure: ".absent"
    case .union: ".unknown(\"\", .null)"
    case .unit: "()"
    case .list: "[]"
    case .map: "[:]"
    }
  }
}
