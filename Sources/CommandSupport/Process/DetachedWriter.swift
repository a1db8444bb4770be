import Dispatch
package import SystemPackage

/// Writes texts to a descriptor, in order, on a thread outside of Swift's pool: a terminal or a pipe
/// can keep its writer waiting.
package struct DetachedWriter: Sendable {
  private let queue = DispatchQueue(label: "DetachedWriter")
  private let descriptor: FileDescriptor

  /// Creates a writer.
  package init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  /// Writes a text as it is.
  ///
  /// - Throws: `Errno` if the descriptor cannot be written to.
  package func write(_ text: String) async throws {
    let descriptor = descriptor
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Result { _ = try descriptor.writeAll(text.utf8) })
      }
    }
  }
}
