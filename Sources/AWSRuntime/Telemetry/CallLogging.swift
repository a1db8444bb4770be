#if Logging
  import AWSShapes
  public import Logging

  /// Logs calls and attempts, at the level `debug`.
  ///
  /// What is logged: service, operation, call id, region, attempt, status, request id, the kind and
  /// the code of errors, times. Never input, output, headers, messages of a service or credentials.
  public struct CallLogging: Interceptor {
    private let logger: Logger

    /// An interceptor that logs here.
    public init(_ logger: Logger) {
      self.logger = logger
    }

    /// Logs that an attempt failed and is followed by another.
    public func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext) {
      var metadata = metadata(of: context)
      metadata["retry.delay"] = "\(delay)"
      logger.debug(
        "attempt failed, another follows",
        metadata: metadata.merging(Self.metadata(of: error)) { $1 })
    }

    /// Logs how the call ended.
    public func readAfterExecution(
      _ metadata: CallMetadata, error: CallError?, context: CallContext
    ) {
      var fields = self.metadata(of: context)
      fields["aws.request_id"] = metadata.requestID.map { "\($0)" }
      fields["http.response.status_code"] = metadata.httpStatus.map { "\($0)" }
      guard let error else {
        logger.debug("call succeeded", metadata: fields)
        return
      }
      logger.debug("call failed", metadata: fields.merging(Self.metadata(of: error)) { $1 })
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
