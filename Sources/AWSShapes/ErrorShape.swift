/// An error that a service's model describes.
public protocol ErrorShape: Error, DecodableShape {
  /// The name that stands on the wire, such as `ValidationException`.
  static var code: String { get }

  /// The HTTP status that the model gives the error.
  static var httpStatus: Int { get }

  /// What the service says went wrong.
  var message: String? { get }
}
