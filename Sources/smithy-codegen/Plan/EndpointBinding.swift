import AWSJSON
import AWSShapes
import JMESPath

/// A value that an operation gives to a parameter of its service's endpoint rules.
///
/// Source: Smithy 2.0, "Rules engine traits".
struct EndpointBinding: Sendable {
  enum Source: Sendable {
    /// The same value for every call.
    case fixed(Document)
    /// What an expression finds in the input.
    case input(Expression)
  }

  var parameter: String
  var source: Source
  /// The value as a Swift expression.
  var expression: String
}

extension EndpointBinding {
  /// Returns the values of an operation's bindings for an input.
  static func arguments(
    _ bindings: [EndpointBinding], for input: Document
  ) -> EndpointArguments {
    var arguments = EndpointArguments()
    for binding in bindings {
      let value: Document? =
        switch binding.source {
        case .fixed(let value): value
        case .input(let expression): Self.value(of: expression, in: input)
        }
      switch value {
      case .string(let text): arguments.set(binding.parameter, to: text)
      case .bool(let value): arguments.set(binding.parameter, to: value)
      case .list(let elements):
        arguments.set(binding.parameter, to: elements.compactMap(\.string))
      default: break
      }
    }
    return arguments
  }

  /// The value that an expression finds in an input; `nil` if there is none.
  private static func value(of expression: Expression, in input: Document) -> Document? {
    let codec = JSONCodec()
    guard let bytes = try? codec.encode(input),
      let json = try? codec.decode(JSONValue.self, from: bytes),
      let found = try? expression.search(json)
    else { return nil }
    return switch found {
    case .string(let text): .string(text)
    case .bool(let value): .bool(value)
    case .array(let elements):
      .list(
        elements.compactMap { element in
          if case .string(let text) = element { .string(text) } else { nil }
        })
    default: nil
    }
  }
}
