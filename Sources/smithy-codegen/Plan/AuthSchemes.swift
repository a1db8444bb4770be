import AWSShapes

/// Finds the ways to authenticate the requests of an operation.
///
/// Source: Smithy 2.0, "auth trait" and "optionalAuth trait".
enum AuthSchemes {
  /// The schemes that clients support, by their traits, in the order that applies unless a model
  /// states one: by id.
  private static let supported: [AuthScheme] = [.sigV4, .sigV4a, .httpBearer]

  /// The schemes of an operation, the preferred one first.
  ///
  /// - Parameter extra: Schemes that the service accepts in place of a signature, although its model
  ///   does not say so.
  /// - Throws: ``ModelError`` if clients support none of them.
  static func schemes(
    of operation: Shape, _ service: Shape, extra: [AuthScheme]
  ) throws(ModelError) -> [AuthScheme] {
    var schemes = offered(by: service)
    if let own = try stated(operation) {
      schemes = own
    } else if let common = try stated(service) {
      schemes = common
    }
    if schemes.contains(.sigV4) { schemes += extra.filter { !schemes.contains($0) } }
    if operation.traits.has("optionalAuth"), !schemes.contains(.none) { schemes.append(.none) }
    return schemes.isEmpty ? [.none] : schemes
  }

  /// The schemes that a service offers.
  static func offered(by service: Shape) -> [AuthScheme] {
    supported.filter { service.traits.has($0.rawValue) }
  }

  private static func stated(_ shape: Shape) throws(ModelError) -> [AuthScheme]? {
    guard let trait = shape.traits["auth"] else { return nil }
    let named = trait.elements.compactMap(\.string).map { AuthScheme(rawValue: $0) }
    let known = named.filter { supported.contains($0) }
    guard known.isEmpty, let other = named.first else { return known }
    throw ModelError(shape.id, "the authentication \(other.rawValue) is not supported")
  }
}
