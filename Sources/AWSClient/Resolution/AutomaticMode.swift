import AWSCredentials
import AWSRuntime
import Synchronization

/// The defaults mode `auto`: chooses in-region or cross-region timeouts by comparing the region
/// that is called with the region that the program runs in.
///
/// Environment variables tell the region of an AWS execution environment. Elsewhere the first
/// attempt starts a request to instance metadata, for which no call waits: the standard mode applies
/// until instance metadata has responded, and for good if it does not respond.
///
/// Source: AWS SDKs and Tools Reference Guide, "Smart configuration defaults".
final class AutomaticMode: Sendable {
  private enum Place {
    case unknown
    case asking(Task<Void, Never>)
    case known(region: String)
  }

  private let metadata: InstanceMetadata
  private let place: Mutex<Place>

  /// Creates the mode.
  ///
  /// - Parameters:
  ///   - variables: The environment variables.
  ///   - metadata: Tells the region of an instance.
  init(in variables: [String: String], _ metadata: InstanceMetadata) {
    self.metadata = metadata
    place = Mutex(Self.region(of: variables).map { .known(region: $0) } ?? .unknown)
  }

  /// Returns the mode to use now for calls of a region.
  func mode(calling region: String) -> ClientSettings.DefaultsMode {
    place.withLock { place in
      switch place {
      case .known(let here): return here == region ? .inRegion : .crossRegion
      case .asking: break
      case .unknown: place = .asking(Task { await askMetadata() })
      }
      return .standard
    }
  }

  /// Waits until instance metadata has responded, if it was asked; for tests.
  func settled() async {
    guard case .asking(let task) = place.withLock({ $0 }) else { return }
    await task.value
  }

  private func askMetadata() async {
    // Without a region the request stays "asked": nothing sends it again.
    guard let here = try? await metadata.region() else { return }
    place.withLock { $0 = .known(region: here) }
  }

  /// The region that an AWS execution environment names.
  private static func region(of variables: [String: String]) -> String? {
    func value(_ name: String) -> String? {
      variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    guard value("AWS_EXECUTION_ENV") != nil else { return nil }
    return value("AWS_REGION") ?? value("AWS_DEFAULT_REGION")
  }
}
