import HTTPTransportAPI

extension CallError {
  /// What kind of error it is, in one word of few: the service's code, what the transport calls it,
  /// or the step that failed.
  ///
  /// Source: OpenTelemetry semantic conventions, attribute `error.type`.
  package var type: String {
    code ?? (cause as? TransportError)?.code.rawValue ?? kind.rawValue
  }
}
