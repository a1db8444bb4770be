import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Fault.Kind {
  /// Whether the fault responds instead of executing the operation.
  var answersBefore: Bool {
    switch self {
    case .throttling, .internalError, .unavailable, .accessDenied, .cutBefore: true
    default: false
    }
  }

  /// Whether the fault is inside of the operation that a call starts.
  var isInsideOperation: Bool {
    self == .componentFailure || self == .registrationFailure
  }
}

extension Fault {
  /// The error that the fault responds with.
  var failure: LocalFailure? {
    switch kind {
    case .throttling:
      LocalFailure(400, "ThrottlingException", message ?? "Rate exceeded")
    case .internalError, .internalErrorAfter:
      .internalError(message ?? "an internal error, as requested")
    case .unavailable:
      LocalFailure(
        503, "ServiceUnavailableException", message ?? "the service is unavailable, as requested")
    case .accessDenied:
      LocalFailure(403, "AccessDeniedException", message ?? "access denied, as requested")
    default: nil
    }
  }

  /// The fault in the log of requests.
  var label: String { id.map { "\(kind.rawValue) (\($0))" } ?? kind.rawValue }

  /// Changes the response to a call that was executed.
  func change(_ reply: inout LocalReply, at date: Date) {
    switch kind {
    case .delay: reply.delay += duration ?? .seconds(1)
    case .drip: reply.delivery = Self.drip(reply.response.body.count, within: duration)
    case .cutAfter: reply.delivery = .cut(after: reply.response.body.count / 2)
    case .malformedJSON: reply.response.body = Array(reply.response.body.dropLast())
    case .wrongContentType: reply.response.head.headerFields[.contentType] = "text/html"
    case .internalErrorAfter:
      if let failure { reply.response = .failure(failure, at: date) }
    default: break
    }
  }

  /// Sends the body in so many pieces.
  private static let pieces = 20

  private static func drip(_ byteCount: Int, within duration: Duration?) -> LocalReply.Delivery {
    let bytes = max(byteCount / pieces, 1)
    let count = max((byteCount + bytes - 1) / bytes, 1)
    return .drip(bytes: bytes, every: (duration ?? .seconds(5)) / count)
  }
}
