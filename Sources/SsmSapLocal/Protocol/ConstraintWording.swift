import AWSShapes

/// The words in which the service reports inputs that violate the model's constraints.
///
/// AWS's services use one of two; which one AWS Systems Manager for SAP uses is not documented.
public enum ConstraintWording: Sendable, Hashable, CaseIterable {
  /// That of services built before Smithy: `1 validation error detected: Value 'x' at 'operationId'
  /// failed to satisfy constraint: Member must satisfy regular expression pattern: …`.
  case classic
  /// That of services built with Smithy: `1 validation error detected. Value with length 0 at
  /// '/applicationId' failed to satisfy constraint: Member must have length between 1 and 60,
  /// inclusive`.
  case smithy

  /// The most violations that a message names, so that no request leads to a message much longer than
  /// itself (inferred).
  static let mostNamed = 100

  /// Returns the message of an error.
  ///
  /// - Parameters:
  ///   - violations: The violations, at least one.
  ///   - input: The input that has them.
  func message(_ violations: [ConstraintViolation], of input: some EncodableShape) -> String {
    switch self {
    case .classic:
      let sentences = ClassicWording(InputDocument.of(input)).sentences(violations)
      return Self.message(sentences.count, ":", sentences.prefix(Self.mostNamed))
    case .smithy:
      let named = violations.prefix(Self.mostNamed)
      return Self.message(violations.count, ".", named.map(SmithyWording.sentence))
    }
  }

  private static func message(
    _ count: Int, _ mark: String, _ sentences: some Sequence<String>
  ) -> String {
    let errors = count == 1 ? "1 validation error" : "\(count) validation errors"
    return "\(errors) detected\(mark) " + Array(sentences).joined(separator: "; ")
  }
}
