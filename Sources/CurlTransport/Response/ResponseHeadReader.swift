import HTTPTypes
import Synchronization

/// Reads response headers, each by a recent one where that helps.
final class ResponseHeadReader: Sendable {
  private struct State {
    var recent: RecentHead?
    /// How many headers in a row had something new.
    var misses = 0
  }

  /// So many headers with something new, and the next one takes the recent one's place. An id is
  /// new in each, a date in each second.
  private static let patience = 64

  private let state = Mutex(State())

  /// The response of a header.
  func read(_ bytes: [UInt8]) throws(ResponseHeadParser.Malformed) -> HTTPResponse {
    guard let recent = state.withLock({ $0.recent }) else {
      let response = try ResponseHeadParser.parse(bytes)
      keep(bytes, response)
      return response
    }
    guard let (response, isSame) = recent.read(bytes) else {
      let response = try ResponseHeadParser.parse(bytes)
      noteMiss(bytes, response)
      return response
    }
    if !isSame { noteMiss(bytes, response) }
    return response
  }

  private func noteMiss(_ bytes: [UInt8], _ response: HTTPResponse) {
    let isOld = state.withLock { state in
      state.misses += 1
      return state.misses >= Self.patience
    }
    if isOld { keep(bytes, response) }
  }

  private func keep(_ bytes: [UInt8], _ response: HTTPResponse) {
    let head = RecentHead(bytes, response)
    state.withLock { state in
      state.misses = 0
      if let head { state.recent = head }
    }
  }
}
