internal import Crypto

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A signer for the events that make up the body of a request, one after another.
///
/// Get one from ``SigV4Signer/eventSigner(continuing:with:)-(SigV4Signature,_)`` after signing the
/// request with
/// ``StreamingPayload/events``. Each signature covers the one before, so the order matters. On the
/// wire an event is a message whose payload is the event's own message, and whose headers are `:date`
/// and `:chunk-signature`. An event without a payload ends the body.
///
/// Source: "Transcribing streaming audio, HTTP/2" in the Amazon Transcribe developer guide.
public struct EventSigner: Sendable {
  private var context: SigningContext
  private let keyCache: SigningKeyCache
  private var previousSignature: String
  private var scratch = DigestText()
  private var eventCount = 0

  /// Starts the chain of a request with its signature, in hexadecimal digits.
  init(continuing signature: String, context: SigningContext, keyCache: SigningKeyCache) {
    previousSignature = signature
    self.context = context
    self.keyCache = keyCache
  }

  /// Signs the next event and returns the bytes of `:chunk-signature`.
  ///
  /// - Parameters:
  ///   - payload: The encoded message of the event; empty for the end of the body.
  ///   - headers: The encoded headers that the signature covers: `:date`, with the date in
  ///     milliseconds.
  ///   - date: The time of signing, cut to whole seconds. It may differ from that of the request.
  /// - Throws: ``SigningError`` if the date cannot be signed.
  public mutating func sign(
    payload: [UInt8], headers: [UInt8], at date: Date
  ) throws(SigningError) -> [UInt8] {
    context.date = date
    let timestamp = try SigningTimestamp(date)
    let key = try keyCache.key(context, timestamp)
    let hashes = [SHA256.hash(data: headers), SHA256.hash(data: payload)]
    let lines =
      [
        "\(SigningAlgorithm.hmac.name)-PAYLOAD", timestamp.text, key.labels.scope,
        previousSignature,
      ] + hashes.map { Hexadecimal.text($0) }
    let text = ArraySlice(lines.joined(separator: "\n").utf8)
    let signature = Array(key.states.code(for: text, scratch: &scratch))
    previousSignature = Hexadecimal.text(signature)
    eventCount += 1
    return signature
  }
}

extension EventSigner: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The number of events signed so far; never anything of the key.
  public var description: String { "EventSigner(eventCount: \(eventCount))" }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the credentials, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: ["eventCount": eventCount]) }
}
