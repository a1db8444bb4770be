import AWSJSON
import AWSShapes

/// The members of a JSON object that a person wrote, each read by its name.
///
/// Unlike a shape's reader, this refuses unknown members: they are typing errors.
struct ControlMembers {
  private let members: [String: Document]
  /// The place of the object in its document, such as `Faults[0]`; empty for the document.
  private let path: String

  /// Reads a JSON object.
  ///
  /// - Parameter names: The names of all members that the object may have.
  init(_ bytes: [UInt8], names: [String]) throws(ControlError) {
    let document: Document
    do {
      document = try JSONCodec().decode(Document.self, from: bytes)
    } catch {
      throw ControlError("the body is not JSON: \(error)")
    }
    try self.init(document, names: names)
  }

  /// Reads a JSON object.
  init(_ document: Document, at path: String = "", names: [String]) throws(ControlError) {
    guard case .map(let members) = document else {
      throw ControlError(path.isEmpty ? "the body must be an object" : "\(path) must be an object")
    }
    for name in members.keys.sorted() where !names.contains(where: name.hasSameBytes) {
      let list = names.joined(separator: ", ")
      throw ControlError("unknown member \(Self.join(path, name)); the members are \(list)")
    }
    self.members = members.filter { $0.value != .null }
    self.path = path
  }

  /// Returns the place of a member, for messages.
  func place(of name: String) -> String { Self.join(path, name) }

  func has(_ name: String) -> Bool { members[name] != nil }

  /// Returns a string that is not empty; `nil` if the member is absent.
  func string(_ name: String) throws(ControlError) -> String? {
    switch members[name] {
    case nil: return nil
    case .string(let value)? where !value.isEmpty: return value
    default: throw ControlError("\(place(of: name)) must be a string that is not empty")
    }
  }

  /// Returns a number within a range; `nil` if the member is absent.
  func number(_ name: String, in range: ClosedRange<Double>) throws(ControlError) -> Double? {
    guard let member = members[name] else { return nil }
    guard let value = member.double, range.contains(value) else {
      throw ControlError(
        "\(place(of: name)) must be a number from \(text(range.lowerBound)) "
          + "to \(text(range.upperBound))")
    }
    return value
  }

  /// Returns a whole number of at least one; `nil` if the member is absent.
  func count(_ name: String) throws(ControlError) -> Int? {
    guard let member = members[name] else { return nil }
    guard let value = member.integer(Int.self), value >= 1 else {
      throw ControlError("\(place(of: name)) must be a whole number of at least 1")
    }
    return value
  }

  private func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }

  private static func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : "\(path).\(name)"
  }
}
