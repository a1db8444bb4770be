import AWSShapes

/// The settings of a clock in the control API.
struct ControlClock: EncodableShape {
  private static let largestOffset = LocalClock.largestOffset / .seconds(1)

  private static let paces = "real, instant or stepped"

  private var pace: LocalClock.Pace?
  private var offset: Duration?

  /// The settings of a clock.
  init(_ clock: LocalClock) {
    pace = clock.pace
    offset = clock.offset
  }

  /// Reads the settings that a body has.
  init(json body: [UInt8]) throws(ControlError) {
    let members = try ControlMembers(body, names: ["Pace", "Factor", "OffsetSeconds"])
    let factor = try members.number("Factor", in: LocalClock.factors)
    pace = try Self.pace(try members.string("Pace"), factor: factor)
    offset = try members.number("OffsetSeconds", in: -Self.largestOffset...Self.largestOffset)
      .map { .seconds($0) }
    guard pace != nil || offset != nil else {
      throw ControlError("Pace is missing; it is \(Self.paces)")
    }
  }

  private static func pace(
    _ name: String?, factor: Double?
  ) throws(ControlError) -> LocalClock.Pace? {
    if factor != nil, name != "real" { throw ControlError("Factor is for the pace real only") }
    switch name {
    case nil: return nil
    case "real": return .real(factor: factor ?? 1)
    case "instant": return .instant
    case "stepped": return .stepped
    default: throw ControlError("unknown Pace; it is \(paces)")
    }
  }

  /// Changes what the settings name.
  func apply(to clock: LocalClock) {
    if let pace { clock.pace = pace }
    if let offset { clock.offset = offset }
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginMap()
    switch pace {
    case .real(let factor):
      writer.entry("Pace", "real")
      writer.entry("Factor", number: factor)
    case .instant: writer.entry("Pace", "instant")
    case .stepped: writer.entry("Pace", "stepped")
    case nil: break
    }
    writer.entry("OffsetSeconds", number: offset.map { $0 / .seconds(1) })
    writer.endMap()
  }
}
