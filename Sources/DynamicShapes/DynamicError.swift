public import AWSShapes

/// An error that is described at run time: the one of the current operation that the slot names.
///
/// Errors are told apart by their types, so there is one for each place in the operation's list.
public struct DynamicError<Slot: DynamicErrorSlot.Place>: ErrorShape {
  private static var schema: DynamicErrorSchema? {
    let errors = DynamicScope.current.errors
    return Slot.index < errors.count ? errors[Slot.index] : nil
  }

  /// The name on the wire.
  public static var code: String { schema?.code ?? "" }

  /// The HTTP status.
  public static var httpStatus: Int { schema?.httpStatus ?? 0 }

  /// The members of the error.
  public static var members: MemberTable { (schema?.structure ?? .unit).table }

  /// The members that have a value.
  public var values: [String: DynamicValue]

  /// What the service says went wrong.
  public var message: String? {
    guard case .string(let text) = values["message"] ?? values["Message"] else { return nil }
    return text
  }

  /// Reads the members that are there.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let structure = Self.schema?.structure ?? .unit
    values = try DynamicScope.current.model.read(structure, from: &reader)
  }
}

extension DynamicError: DynamicValues {}

/// Something whose members are values that are described at run time.
public protocol DynamicValues {
  /// The members that have a value.
  var values: [String: DynamicValue] { get }
}

/// The places in an operation's list of errors.
public enum DynamicErrorSlot {
  /// One place.
  public protocol Place: Sendable {
    /// Which place, from 0.
    static var index: Int { get }
  }

  /// The first place.
  public enum First: Place {
    /// The first.
    public static let index = 0
  }

  /// The second place.
  public enum Second: Place {
    /// The second.
    public static let index = 1
  }

  /// The third place.
  public enum Third: Place {
    /// The third.
    public static let index = 2
  }

  /// The fourth place.
  public enum Fourth: Place {
    /// The fourth.
    public static let index = 3
  }
}
