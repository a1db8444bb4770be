import Dispatch
package import SystemPackage

/// Writes to a descriptor in the order of the calls, on a thread outside of Swift's pool: a terminal or
/// a pipe can keep its writer waiting.
package final class OrderedWriter: Sendable {
  /// The writer of diagnostics.
  package static let standardError = OrderedWriter(.standardError)

  private let descriptor: FileDescriptor
  private let queue = DispatchQueue(label: "CommandSupport.OrderedWriter")

  /// Creates a writer.
  package init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  /// Writes text soon. Text that cannot be written is dropped.
  package func write(_ text: String) {
    queue.async { [descriptor] in _ = try? descriptor.writeAll(text.utf8) }
  }

  /// Writes all bytes, and waits until they are written.
  ///
  /// - Throws: `Errno` if they cannot be written.
  package func writeAll(_ bytes: [UInt8]) async throws {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [descriptor] in
        continuation.resume(with: Result { _ = try descriptor.writeAll(bytes) })
      }
    }
  }

  /// Waits until all text is written.
  package func flush() async {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume() }
    }
  }
}
