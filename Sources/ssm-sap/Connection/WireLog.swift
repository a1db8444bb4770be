import AWSShapes
import CommandSupport
import HTTPTypes
import SsmSap

/// The log of `--debug`: requests, responses, attempts and retries, without secrets.
///
/// A line begins with `>` for what is sent, `<` for what is received, and `*` for anything else.
struct WireLog: Interceptor {
  let log: OrderedWriter
  var clock: any MonotonicClock = SystemMonotonicClock()

  /// The body of a call's request.
  private struct SentBody {
    let bytes: [UInt8]?
  }

  private struct Start {
    let time: Duration
  }

  private func note(_ text: String) {
    log.write("* \(text.printable)\n")
  }

  func readAfterSerialization(_ request: WireRequest, context: CallContext) {
    context[SentBody.self] = SentBody(bytes: request.body?.bytes)
  }

  func readAfterResolution(_ endpoint: Endpoint, context: CallContext) {
    let place = "\(endpoint.scheme)://\(endpoint.authority)\(endpoint.basePath)"
    note("\(context.operation): region \(context.region ?? "unknown"), endpoint \(place)")
  }

  func readBeforeAttempt(_ context: CallContext) {
    context[Start.self] = Start(time: clock.now())
    note("\(context.operation): attempt \(context.attempt)")
  }

  func readBeforeTransmit(_ request: HTTPRequest, context: CallContext) {
    let url = "\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")"
    var lines = ["\(request.method.rawValue) \(url.printable)"]
    lines += request.headerFields.map { "\($0.name.rawName): \(Redaction.value(of: $0))" }
    lines += Self.lines(of: context[SentBody.self]?.bytes ?? [])
    log.write(Self.block(lines, "> "))
  }

  func readAfterTransmit(_ response: WireResponse, context: CallContext) {
    var lines = ["\(response.status)\(duration(of: context))"]
    lines += response.headers.map { header in
      "\(header.name.printable): \(Redaction.value(header.value, of: header.name.lowercased()))"
    }
    lines += Self.lines(of: response.body.bytes ?? [])
    log.write(Self.block(lines, "< "))
  }

  func readAfterAttempt(_ error: CallError?, context: CallContext) {
    guard let error else { return }
    note("\(context.operation): attempt \(context.attempt) failed: \(error)")
  }

  func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext) {
    note("\(context.operation): another attempt in \(Self.text(delay))")
  }

  func readAfterExecution(_ metadata: CallMetadata, error: CallError?, context: CallContext) {
    let end = error.map { "failed (\($0.kind))" } ?? "succeeded"
    note("\(context.operation): \(end), \(metadata.attempts) attempt(s)")
  }

  private func duration(of context: CallContext) -> String {
    context[Start.self].map { " after \(Self.text(clock.now() - $0.time))" } ?? ""
  }

  /// Returns a duration in milliseconds.
  static func text(_ duration: Duration) -> String {
    "\(Int((duration / .milliseconds(1)).rounded())) ms"
  }

  /// A body of this size fills screens and shows nothing more.
  private static let longestBody = 64 * 1024

  private static func lines(of body: [UInt8]) -> [String] {
    guard !body.isEmpty else { return [] }
    let text = String(decoding: Redaction.body(body).prefix(longestBody), as: UTF8.self)
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = body.count > longestBody ? ["... \(body.count) bytes in all"] : []
    return [""] + lines.map { String($0).printable } + rest
  }

  private static func block(_ lines: [String], _ mark: String) -> String {
    lines.map { "\(mark)\($0)\n" }.joined()
  }
}
