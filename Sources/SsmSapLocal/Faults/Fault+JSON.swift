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
  private static let members = MemberTable("Fault", memberNames)

  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    encodeMembers(to: &writer)
    writer.endStructure()
  }

  func encodeMembers(to writer: inout some ShapeWriter & ~Copyable) {
    let texts = [id, kind.rawValue, operation, application, component]
    for (index, text) in texts.enumerated() {
      guard let text else { continue }
      writer.member(index, of: Self.members)
      writer.writeString(text)
    }
    if let nth {
      writer.member(5, of: Self.members)
      writer.writeInteger(nth)
    }
    if let probability {
      writer.member(6, of: Self.members)
      writer.writeDouble(probability)
    }
    if let times {
      writer.member(7, of: Self.members)
      writer.writeInteger(times)
    }
    if let duration {
      writer.member(8, of: Self.members)
      writer.writeDouble(duration / .seconds(1))
    }
    if let message {
      writer.member(9, of: Self.members)
      writer.writeString(message)
    }
  }
}
