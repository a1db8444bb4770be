import AWSJSON
import AWSRuntime
import AWSShapes

/// Reads a service's endpoint rules from its model.
///
/// Source: Smithy 2.0 specification, "endpointRuleSet trait".
enum EndpointRules {
  /// The rules; `nil` if the model has none.
  static func rules(of service: Shape) throws(ModelError) -> EndpointRuleSet? {
    guard let trait = service.traits["smithy.rules#endpointRuleSet"] else { return nil }
    do {
      return try EndpointRuleSet(json: try JSONCodec().encode(trait))
    } catch {
      throw ModelError(service.id, "the trait smithy.rules#endpointRuleSet is malformed: \(error)")
    }
  }
}
