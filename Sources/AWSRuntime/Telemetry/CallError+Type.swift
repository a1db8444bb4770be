import HTTPTransportAPI

extension CallError {
  /// The type of the error, one of few values: the service's code, the transport's code, or the step
  /// that failed.
  ///
  /// Source: OpenTelemetry semantic conventions, attribute `error.type`.
  package var type: String {
    code ?? (cause as? TransportError)?.code.rawValue ?? kind.rawValue
  }
}
