#if Metrics
  import AWSShapes
  public import Metrics

  /// Measures calls and attempts.
  ///
  /// - `rpc.client.duration`: the duration of calls with all their attempts.
  /// - `smithy.client.call.attempt_duration`: the duration of attempts.
  /// - `smithy.client.call.attempts`: the number of attempts.
  /// - `smithy.client.call.errors`: the number of failed calls.
  ///
  /// The dimensions are `rpc.system`, `rpc.service`, `rpc.method`, and `error.type` after a failure.
  ///
  /// Source: OpenTelemetry semantic conventions for RPC metrics; Smithy clients' metrics.
  public struct CallMetrics: Interceptor {
    private let factory: (any MetricsFactory)?
    private let clock: any MonotonicClock

    /// Creates an interceptor.
    ///
    /// - Parameters:
    ///   - factory: Creates the metrics; the system's factory by default.
    ///   - clock: Measures durations.
    public init(
      factory: (any MetricsFactory)? = nil, clock: any MonotonicClock = SystemMonotonicClock()
    ) {
      self.factory = factory
      self.clock = clock
    }

    private struct CallStart {
      let time: Duration
    }

    private struct AttemptStart {
      let time: Duration
    }

    /// Remembers when the call started.
    public func readBeforeSerialization(_ context: CallContext) {
      context[CallStart.self] = CallStart(time: clock.now())
    }

    /// Remembers when the attempt started.
    public func readBeforeAttempt(_ context: CallContext) {
      context[AttemptStart.self] = AttemptStart(time: clock.now())
    }

    /// Records the attempt.
    public func readAfterAttempt(_ error: CallError?, context: CallContext) {
      let dimensions = Self.dimensions(context, error)
      counter("smithy.client.call.attempts", dimensions).increment()
      guard let start = context[AttemptStart.self] else { return }
      timer("smithy.client.call.attempt_duration", dimensions).record(
        duration: clock.now() - start.time)
    }

    /// Records the call.
    public func readAfterExecution(
      _ metadata: CallMetadata, error: CallError?, context: CallContext
    ) {
      let dimensions = Self.dimensions(context, error)
      if error != nil { counter("smithy.client.call.errors", dimensions).increment() }
      guard let start = context[CallStart.self] else { return }
      timer("rpc.client.duration", dimensions).record(duration: clock.now() - start.time)
    }

    private static func dimensions(
      _ context: CallContext, _ error: CallError?
    ) -> [(String, String)] {
      let call = [
        ("rpc.system", "aws-api"), ("rpc.service", context.service.name),
        ("rpc.method", context.operation),
      ]
      return error.map { call + [("error.type", $0.type)] } ?? call
    }

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> Counter {
      factory.map { Counter(label: label, dimensions: dimensions, factory: $0) }
        ?? Counter(label: label, dimensions: dimensions)
    }

    private func timer(_ label: String, _ dimensions: [(String, String)]) -> Timer {
      factory.map { Timer(label: label, dimensions: dimensions, factory: $0) }
        ?? Timer(label: label, dimensions: dimensions)
    }
  }
#endif
