/// The Swift type of a value, which determines how the value is read and written.
indirect enum ValueType: Sendable, Hashable {
  case string
  case boolean
  case integer(IntegerWidth)
  case float
  case double
  case bigInteger
  case bigDecimal
  /// A date, in the format that the model names, if it names one.
  case timestamp(format: String?)
  case blob
  /// Bytes that need not be in memory as a whole.
  case stream
  case document
  /// An enum of strings.
  case stringEnum(String)
  /// An enum of integers.
  case integerEnum(String)
  case structure(String)
  case union(String)
  /// A sequence of events, each of which is a value of a union.
  case eventStream(String)
  /// The value of a union's member that has none.
  case unit
  case list(ValueType, isSparse: Bool)
  case map(ValueType, isSparse: Bool)

  /// The type's name in Swift.
  var swiftName: String {
    switch self {
    case .string: "String"
    case .boolean: "Bool"
    case .integer(let width): width.swiftName
    case .float: "Float"
    case .double: "Double"
    case .bigInteger: "BigInteger"
    case .bigDecimal: "BigDecimal"
    case .timestamp: "Date"
    case .blob: "[UInt8]"
    case .stream: "ByteStream"
    case .document: "Document"
    case .stringEnum(let name), .integerEnum(let name), .structure(let name), .union(let name): name
    case .eventStream(let name): "EventStream<\(name)>"
    case .unit: "Void"
    case .list(let element, let isSparse): "[\(element.swiftName)\(isSparse ? "?" : "")]"
    case .map(let value, let isSparse): "[String: \(value.swiftName)\(isSparse ? "?" : "")]"
    }
  }

  /// Whether the type is a shape, which encodes and decodes itself.
  var isShape: Bool {
    switch self {
    case .stringEnum, .integerEnum, .structure, .union: true
    default: false
    }
  }

  /// Whether the value is the body of a message, which can be read once.
  var isStream: Bool {
    switch self {
    case .stream, .eventStream: true
    default: false
    }
  }

  /// Whether the type contains one of the module AWSShapes.
  var isOfAWSShapes: Bool {
    switch self {
    case .bigInteger, .bigDecimal, .document, .stream, .eventStream: true
    case .list(let element, _): element.isOfAWSShapes
    case .map(let value, _): value.isOfAWSShapes
    default: false
    }
  }

  /// Whether the type contains a `Date`.
  var holdsDate: Bool {
    switch self {
    case .timestamp: true
    case .list(let element, _): element.holdsDate
    case .map(let value, _): value.holdsDate
    default: false
    }
  }
}

/// The width of an integer in the model.
enum IntegerWidth: Sendable, Hashable {
  case byte, short, integer, long

  /// The type's name in Swift.
  var swiftName: String {
    switch self {
    case .byte: "Int8"
    case .short: "Int16"
    case .integer: "Int32"
    case .long: "Int64"
    }
  }

  /// The values of the type.
  var values: ClosedRange<Int64> {
    switch self {
    case .byte: Int64(Int8.min)...Int64(Int8.max)
    case .short: Int64(Int16.min)...Int64(Int16.max)
    case .integer: Int64(Int32.min)...Int64(Int32.max)
    case .long: Int64.min...Int64.max
    }
  }
}
