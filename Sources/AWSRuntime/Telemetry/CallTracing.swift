#if Tracing
  import AWSShapes
  public import HTTPTypes
  public import Tracing

  /// Traces calls: one client span each, a child of the caller's span, with an event for each
  /// retry. The request carries the span's context.
  ///
  /// Source: OpenTelemetry semantic conventions for AWS SDK client spans.
  public struct CallTracing: Interceptor {
    private let tracer: (any Tracer)?

    /// Creates an interceptor.
    ///
    /// - Parameter tracer: Creates the spans; the system's tracer by default.
    public init(_ tracer: (any Tracer)? = nil) {
      self.tracer = tracer
    }

    private struct CallSpan: Sendable {
      let span: any Span
    }

    /// Starts the span.
    public func readBeforeSerialization(_ context: CallContext) {
      let tracer = tracer ?? InstrumentationSystem.tracer
      let name = "\(context.service.name).\(context.operation)"
      let span: any Span = tracer.startSpan(name, ofKind: .client)
      span.updateAttributes {
        $0["rpc.system"] = "aws-api"
        $0["rpc.service"] = context.service.name
        $0["rpc.method"] = context.operation
        $0["aws.invocation_id"] = context.invocationID
      }
      context[CallSpan.self] = CallSpan(span: span)
    }

    /// Adds the endpoint and the region to the span.
    public func readAfterResolution(_ endpoint: Endpoint, context: CallContext) {
      guard let span = context[CallSpan.self]?.span else { return }
      span.updateAttributes {
        $0["server.address"] = endpoint.authority
        if let region = context.region { $0["cloud.region"] = region }
      }
    }

    /// Adds the span's context to the request.
    public func modifyBeforeTransmit(_ request: inout HTTPRequest, context: CallContext) {
      guard let span = context[CallSpan.self]?.span else { return }
      let tracer = tracer ?? InstrumentationSystem.tracer
      tracer.inject(span.context, into: &request.headerFields, using: HeaderInjector())
    }

    /// Adds an event for the retry.
    public func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext) {
      context[CallSpan.self]?.span.addEvent(
        SpanEvent(
          name: "retry",
          attributes: [
            "aws.attempt": .int64(Int64(context.attempt)), "error.type": .string(error.type),
            "retry.delay_ms": .int64(Int64((delay / .milliseconds(1)).rounded())),
          ]))
    }

    /// Ends the span. Records the type of an error but not its message, which may contain more than
    /// a trace should.
    public func readAfterExecution(
      _ metadata: CallMetadata, error: CallError?, context: CallContext
    ) {
      guard let span = context[CallSpan.self]?.span else { return }
      span.updateAttributes {
        if let id = metadata.requestID { $0["aws.request_id"] = id }
        if let status = metadata.httpStatus { $0["http.response.status_code"] = status }
        if metadata.attempts > 1 { $0["http.request.resend_count"] = metadata.attempts - 1 }
        if let error { $0["error.type"] = error.type }
      }
      if error != nil { span.setStatus(SpanStatus(code: .error)) }
      span.end()
    }
  }

  /// Writes a span's context into header fields.
  private struct HeaderInjector: Injector {
    func inject(_ value: String, forKey key: String, into fields: inout HTTPFields) {
      guard let name = HTTPField.Name(key) else { return }
      fields[name] = value
    }
  }
#endif
