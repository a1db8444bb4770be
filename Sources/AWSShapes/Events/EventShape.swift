/// The events of a stream: an enum with a case for each type of event that the model has.
///
/// It is written and read as a union, whose member names the type of the event. The members of an
/// event's structure are in headers, in the payload or are all of it, as their schemas say.
///
/// Source: Smithy 2.0 specification, "Event streams".
public protocol EventShape: EncodableShape, DecodableShape, StructureShape {
  /// The exceptions that can end the stream, by the name that they have in it.
  static var exceptions: [String: any ErrorShape.Type] { get }
}
