import Dispatch
package import SystemPackage

/// Writes text to a descriptor in the order of the calls, without blocking the caller.
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

  /// Waits until all text is written.
  package func flush() async {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume() }
    }
  }
}
