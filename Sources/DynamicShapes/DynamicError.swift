public import AWSShapes

/// An error of the current operation that is described at run time.
///
/// The type of an error identifies it, so there is one type for each slot in the operation's list of
/// errors.
public struct DynamicError<Slot: DynamicErrorSlot.Place>: ErrorShape {
  private static var schema: DynamicErrorSchema? {
    let errors = DynamicScope.current.errors
    return Slot.index < errors.count ? errors[Slot.index] : nil
  }

  /// The name on the wire.
  public static var code: String { schema?.code ?? "" }

  /// The HTTP status code.
  public static var httpStatus: Int { schema?.httpStatus ?? 0 }

  /// The members of the error.
  public static var members: MemberTable { (schema?.structure ?? .unit).table }

  /// The members that have a value.
  public var values: [String: DynamicValue]

  /// The service's description of the error.
  public var message: String? {
    guard case .string(let text) = values["message"] ?? values["Message"] else { return nil }
    return text
  }

  /// Reads the members that have a value.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let structure = Self.schema?.structure ?? .unit
    values = try DynamicScope.current.model.read(structure, from: &reader)
  }
}

extension DynamicError: DynamicValues {}
