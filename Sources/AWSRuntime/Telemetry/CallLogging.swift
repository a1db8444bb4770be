#if Logging
  public import AWSShapes
  public import Logging

  /// Logs calls and attempts at the level `debug`.
  ///
  /// The log contains service, operation, call id, region, attempt, status, request id, kind and
  /// code of errors, and durations; never inputs, outputs, header fields, messages of a service or
  /// credentials.
  public struct CallLogging: Interceptor {
    private let logger: Logger
    private let clock: any MonotonicClock

    private struct CallStart {
      let time: Duration
    }

    /// Creates an interceptor.
    ///
    /// - Parameters:
    ///   - logger: The logger to write to.
    ///   - clock: Measures the duration of calls.
    public init(_ logger: Logger, clock: any MonotonicClock = SystemMonotonicClock()) {
      self.logger = logger
      self.clock = clock
    }

    /// Remembers when the call started.
    public func readBeforeExecution<Operation: OperationShape>(
      _ operation: Operation.Type, input: Operation.Input, context: CallContext
    ) {
      context[CallStart.self] = CallStart(time: clock.now())
    }

    /// Logs that an attempt failed and that another follows.
    public func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext) {
      var metadata = metadata(of: context)
      metadata["retry.delay"] = "\(delay)"
      logger.debug(
        "\(context.operation): attempt \(context.attempt) failed, retrying after \(delay)",
        metadata: metadata.merging(Self.metadata(of: error)) { $1 })
    }

    /// Logs how the call ended and how long it took.
    public func readAfterExecution(
      _ metadata: CallMetadata, error: CallError?, context: CallContext
    ) {
      var fields = self.metadata(of: context)
      fields["aws.request_id"] = metadata.requestID.map { "\($0)" }
      fields["http.response.status_code"] = metadata.httpStatus.map { "\($0)" }
      let duration = duration(of: context)
      fields["rpc.client.duration"] = duration.map { "\($0)" }
      let ending = duration.map { " after \($0)" } ?? ""
      guard let error else {
        logger.debug("\(context.operation) succeeded\(ending)", metadata: fields)
        return
      }
      logger.debug(
        "\(context.operation) failed\(ending)",
        metadata: fields.merging(Self.metadata(of: error)) { $1 })
    }

    private func duration(of context: CallContext) -> Duration? {
      context[CallStart.self].map { clock.now() - $0.time }
    }

    private func metadata(of context: CallContext) -> Logger.Metadata {
      var fields: Logger.Metadata = [
        "rpc.service": "\(context.service.name)", "rpc.method": "\(context.operation)",
        "aws.invocation_id": "\(context.invocationID)", "aws.attempt": "\(context.attempt)",
      ]
      fields["cloud.region"] = context.region.map { "\($0)" }
      return fields
    }

    private static func metadata(of error: CallError) -> Logger.Metadata {
      var fields: Logger.Metadata = ["error.kind": "\(error.kind)", "error.type": "\(error.type)"]
      fields["aws.retry_end"] = error.retryEnd.map { "\($0)" }
      return fields
    }
  }
#endif
