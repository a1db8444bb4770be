import AWSJSON
public import AWSShapes

extension Fault {
  /// The names of the members in JSON.
  static let memberNames = [
    "Id", "Kind", "Operation", "Application", "Component", "Nth", "Probability", "Times",
    "Seconds", "Message",
  ]

  /// The longest duration of a fault, in seconds.
  private static let longest = 86_400.0

  /// Reads a fault from JSON, such as `{"Kind": "throttling", "Operation": "GetOperation"}`.
  ///
  /// - Throws: ``ControlError`` with the name of the member that is wrong, also for an unknown one.
  public init(json bytes: [UInt8]) throws(ControlError) {
    let members = try ControlMembers(bytes, names: Self.memberNames)
    guard let kindText = try members.string("Kind") else {
      throw ControlError("Kind is missing; it is one of \(Self.kindList)")
    }
    guard let kind = Kind(rawValue: kindText) else {
      throw ControlError("unknown Kind; it is one of \(Self.kindList)")
    }
    self.init(
      kind, operation: try members.string("Operation"),
      application: try members.string("Application"),
      component: try members.string("Component"), nth: try members.count("Nth"),
      probability: try members.number("Probability", in: 0...1),
      times: try members.count("Times"),
      duration: try members.number("Seconds", in: -Self.longest...Self.longest)
        .map { .seconds($0) },
      message: try members.string("Message"))
    id = try members.string("Id")
    try check()
  }

  private static var kindList: String {
    Kind.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension Fault: EncodableShape {
  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginMap()
    encodeEntries(to: &writer)
    writer.endMap()
  }

  func encodeEntries(to writer: inout some ShapeWriter & ~Copyable) {
    writer.entry("Id", id)
    writer.entry("Kind", kind.rawValue)
    writer.entry("Operation", operation)
    writer.entry("Application", application)
    writer.entry("Component", component)
    writer.entry("Nth", integer: nth)
    writer.entry("Probability", number: probability)
    writer.entry("Times", integer: times)
    writer.entry("Seconds", number: duration.map { $0 / .seconds(1) })
    writer.entry("Message", message)
  }
}
