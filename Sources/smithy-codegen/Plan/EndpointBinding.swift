import AWSShapes

/// A value that an operation gives to a parameter of its service's endpoint rules.
///
/// Source: Smithy 2.0, "Rules engine traits".
struct EndpointBinding: Sendable {
  enum Source: Sendable {
    /// The same value for every call.
    case fixed(Document)
    case input(EndpointPath)
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
        case .input(let path): path.value(in: input)
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
}
