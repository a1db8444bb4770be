/// Gives out names, each one once.
struct NameTable: Sendable {
  private var taken: Set<String>

  /// A table in which some names are taken already.
  init(taken: Set<String>) {
    self.taken = taken
  }

  /// Takes the first of the names that is still free; nil when none is.
  mutating func take(_ candidates: [String]) -> String? {
    candidates.first { taken.insert($0).inserted }
  }
}

/// Names that mean something else where the generated code uses them.
enum ReservedNames {
  /// Types that generated code names without their module.
  static let types: Set<String> = [
    "Any", "AnyObject", "Array", "AsyncSequence", "BigDecimal", "BigInteger", "Bool", "ByteStream",
    "CallConfiguration", "CallError", "CallPipeline", "Character", "ConstrainedShape",
    "ConstraintChecks", "ConstraintViolation", "CustomDebugStringConvertible", "CustomReflectable",
    "CustomStringConvertible", "Data", "Date", "DecodableShape", "DescribedShape", "Dictionary",
    "Document", "Double", "EncodableShape", "Error", "ErrorShape", "Float", "HTTPBinding",
    "Hashable", "Indirect", "Input", "Int", "Int16", "Int32", "Int64", "Int8", "IntegerEnum",
    "LabelPattern", "MemberCursor", "MemberSchema", "MemberTable", "Mirror", "Never",
    "OperationShape", "Optional", "Output", "PaginatedOperation", "Protocol", "RequestChecksum",
    "Result", "Self", "Sendable", "ServiceShape", "Set", "ShapeDescription", "ShapeReader",
    "ShapeReadingError", "ShapeWriter", "String", "StringEnum", "StringPattern", "StructureShape",
    "Task", "Type", "UInt8", "UnitShape", "Void",
  ]

  /// Properties that a structure has by what it conforms to.
  static let properties: Set<String> = [
    "customMirror", "debugDescription", "hashValue", "init", "self", "violations",
  ]

  /// Static members that a union or an enum has by what it conforms to.
  static let cases: Set<String> = [
    "init", "knownValues", "members", "self", "unknown", "violations",
  ]

  /// What generated methods call their own variables, which hide a property of the same name.
  static let locals: Set<String> = ["checks", "cursor", "member", "members", "reader", "writer"]
}
