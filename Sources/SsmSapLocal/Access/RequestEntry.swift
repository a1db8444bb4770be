import AWSSigV4
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The record of a request that is being responded to.
struct RequestEntry {
  private let request: HTTPRequest
  private var record: RequestRecord
  private let start = ContinuousClock.now

  init(_ request: HTTPRequest, operation: String?, at date: Date) {
    self.request = request
    record = RequestRecord(
      id: "", time: date, method: request.method.rawValue,
      path: RequestTarget(request.path ?? "").path, operation: operation, duration: .zero,
      signature: .unchecked)
  }

  /// Notes that the request was admitted.
  mutating func admit(_ caller: Caller, isVerified: Bool) {
    record.accessKeyID = caller.accessKeyID
    record.account = caller.scope.account
    record.region = caller.scope.region
    if isVerified { record.signature = .valid }
  }

  /// Notes an error, and the reason for which its signature was refused.
  mutating func fail(_ failure: LocalFailure) {
    record.errorCode = failure.code
    if let explanation = failure.explanation { record.signature = .invalid(explanation) }
  }

  /// Notes a fault that the request met.
  mutating func meet(_ fault: Fault) {
    record.fault = record.fault.map { "\($0), \(fault.label)" } ?? fault.label
  }

  /// Returns the record with the response.
  func ended(_ reply: LocalReply) -> RequestRecord {
    var record = record
    if record.account == nil, let claim = SignatureClaim(request) {
      record.accessKeyID = claim.accessKeyID
      record.region = claim.region
    }
    let head = reply.response.head
    record.id = HTTPField.Name("x-amzn-requestid").flatMap { head.headerFields[$0] } ?? ""
    record.status = reply.delivery == .cut(after: nil) ? nil : head.status.code
    record.duration = start.duration(to: .now)
    return record
  }
}
