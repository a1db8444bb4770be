import Synchronization

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The time of a local service: when its operations start and how long they take.
///
/// Signatures and the `Date` header follow the machine's clock, so that unmodified clients can sign,
/// however the service's own time runs.
public final class LocalClock: Sendable {
  /// How the service's time passes.
  public enum Pace: Sendable, Hashable {
    /// With the machine's clock; what takes a minute on AWS takes a minute divided by the factor. A
    /// factor below 0.001 counts as 0.001, and one that is not positive as 1.
    case real(factor: Double)
    /// With the machine's clock, but whatever takes time on AWS takes none.
    case instant
    /// Not at all, except by ``LocalClock/step(by:)``.
    case stepped
  }

  /// The factors of a real pace that commands and the control API accept. One beyond them counts as
  /// the nearest of them, and one that is not positive as 1.
  package static let factors = 0.001...1_000_000.0

  /// The offsets that commands and the control API accept, in seconds: ten years either way.
  package static let offsets = -315_360_000.0...315_360_000.0

  private struct State {
    var pace: Pace
    var stepped: Date
    var offset: Duration = .zero
    var revision: UInt64 = 0
  }

  private let machine: @Sendable () -> Date
  private let state: Mutex<State>

  /// Creates a clock.
  ///
  /// - Parameters:
  ///   - pace: How the service's time passes.
  ///   - machine: Returns the machine's time.
  public init(_ pace: Pace = .real(factor: 1), machine: @escaping @Sendable () -> Date = { Date() })
  {
    self.machine = machine
    self.state = Mutex(State(pace: pace, stepped: machine()))
  }

  /// How the service's time passes.
  public var pace: Pace {
    get { state.withLock { $0.pace } }
    set {
      let now = now()
      state.withLock {
        $0.pace = newValue
        $0.stepped = now
        $0.revision += 1
      }
    }
  }

  /// How far the clock is ahead of the machine's, for requests signed by a skewed clock; negative if
  /// it is behind.
  public var offset: Duration {
    get { state.withLock { $0.offset } }
    set {
      state.withLock {
        $0.offset = newValue
        $0.revision += 1
      }
    }
  }

  /// How often the clock was changed or stepped.
  var revision: UInt64 { state.withLock { $0.revision } }

  /// Returns the service's time, in whole milliseconds unless the clock is stepped.
  public func now() -> Date {
    let state = state.withLock { $0 }
    if state.pace == .stepped { return state.stepped }
    let now = machine().addingTimeInterval(state.offset / .seconds(1))
    return Date(timeIntervalSince1970: (now.timeIntervalSince1970 * 1000).rounded() / 1000)
  }

  /// Returns the time that signatures are checked against: the machine's and the offset.
  public func wireTime() -> Date {
    machine().addingTimeInterval(offset / .seconds(1))
  }

  /// Moves the time of a stepped clock forward; a clock of another pace does not change.
  public func step(by duration: Duration) {
    state.withLock {
      guard $0.pace == .stepped else { return }
      $0.revision += 1
      $0.stepped.addTimeInterval(max(duration, .zero) / .seconds(1))
    }
  }

  /// Returns how long something takes on this clock that takes the duration on AWS.
  func length(of duration: Duration) -> Duration {
    switch pace {
    case .real(let factor) where factor > 0:
      duration / min(max(factor, Self.factors.lowerBound), Self.factors.upperBound)
    case .real: duration
    case .instant: .zero
    case .stepped: duration
    }
  }
}
