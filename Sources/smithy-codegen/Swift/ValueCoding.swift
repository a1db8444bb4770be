/// The Swift expressions that read and write values.
enum ValueCoding {
  /// Writes a statement that reads a value: on one line if it fits, otherwise with the closures
  /// that read the elements of a list or map on lines of their own.
  ///
  /// - Parameters:
  ///   - prefix: The text before the value, such as `id = `.
  ///   - suffix: The text after the value.
  static func writeRead(
    _ type: ValueType, prefix: String, suffix: String = "", to writer: inout SourceWriter
  ) {
    let single = prefix + read(type) + suffix
    guard !writer.fits(single), let element = type.readByClosure else { return writer.line(single) }
    writer.line("\(prefix)try reader.read\(type.containerName) { \(closureHead)")
    writer.indented { writeRead(element, prefix: "", to: &$0) }
    writer.line("}\(suffix)")
  }

  // The compiler does not infer the error type of a closure.
  private static let closureHead = "reader throws(ShapeReadingError) in"

  /// The expression that reads a value.
  static func read(_ type: ValueType) -> String {
    switch type {
    case .string: "try reader.readString()"
    case .boolean: "try reader.readBool()"
    case .integer(let width): "try reader.readInteger(\(width.swiftName).self)"
    case .float: "try reader.readFloat()"
    case .double: "try reader.readDouble()"
    case .bigInteger: "try reader.readBigInteger()"
    case .bigDecimal: "try reader.readBigDecimal()"
    case .timestamp(let format): "try reader.readTimestamp(\(timestampFormat(format)))"
    case .blob: "try reader.readBlob()"
    case .stream: "try reader.readByteStream()"
    case .document: "try reader.readDocument()"
    case .stringEnum(let name): "\(name)(rawValue: try reader.readString())"
    case .integerEnum, .structure, .union: "try \(type.swiftName)(from: &reader)"
    case .eventStream(let name): "try reader.readEventStream(of: \(name).self)"
    case .unit: "try reader.skipValue()"
    case .list(let element, _), .map(let element, _):
      readContainer(type, of: element)
    }
  }

  private static func readContainer(_ type: ValueType, of element: ValueType) -> String {
    switch element {
    case .string: "try reader.read\(type.containerName)()"
    case _ where element.isShape:
      "try reader.read\(type.containerName)(of: \(element.swiftName).self)"
    default: "try reader.read\(type.containerName) { \(closureHead) \(read(element)) }"
    }
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
    case .stream: "\(writer).writeByteStream(\(value))"
    case .document: "\(writer).writeDocument(\(value))"
    case .stringEnum: "\(writer).writeString(\(value).rawValue)"
    case .integerEnum, .structure, .union: "\(value).encode(to: &\(writer))"
    case .eventStream: "\(writer).writeEventStream(\(value))"
    case .unit: "UnitShape().encode(to: &\(writer))"
    case .list(let element, _), .map(let element, _):
      writeContainer(type, value, of: element, to: writer)
    }
  }

  private static func writeContainer(
    _ type: ValueType, _ value: String, of element: ValueType, to writer: String
  ) -> String {
    let method = "\(writer).write\(type.containerName)"
    if element == .string { return "\(method)(\(value))" }
    if element.isShape { return "\(method)(of: \(value))" }
    return "\(method)(\(value)) { \(write("$1", element, to: "$0")) }"
  }

  private static func timestampFormat(_ format: String?) -> String {
    format.map { ".\($0)" } ?? "nil"
  }

  /// The value of a required member that the service omits.
  ///
  /// Source: Smithy 2.0 specification, "required trait", "Client error correction".
  static func absent(_ type: ValueType) -> String {
    switch type {
    case .string: "\"\""
    case .boolean: "false"
    case .integer, .float, .double: "0"
    case .bigInteger: "BigInteger(0)"
    case .bigDecimal: "BigDecimal(0)"
    case .timestamp: "Date(timeIntervalSince1970: 0)"
    case .blob: "[]"
    case .stream, .eventStream: ".empty"
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

extension ValueType {
  /// The name in the methods for a list or map, such as `SparseStringMap`.
  fileprivate var containerName: String {
    switch self {
    case .list(let element, let isSparse):
      (isSparse ? "Sparse" : "") + (element == .string ? "String" : "") + "List"
    case .map(let element, let isSparse):
      (isSparse ? "Sparse" : "") + (element == .string ? "String" : "") + "Map"
    default: ""
    }
  }

  /// The type of the elements of a list or map that are read by a closure.
  fileprivate var readByClosure: ValueType? {
    switch self {
    case .list(let element, _) where element != .string && !element.isShape: element
    case .map(let element, _) where element != .string && !element.isShape: element
    default: nil
    }
  }
}
