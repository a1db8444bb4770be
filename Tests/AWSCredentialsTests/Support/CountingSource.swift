import AWSRuntime
import Synchronization

/// Counts its calls, and answers by a function of their number once a gate is open.
final class CountingSource: CredentialsProvider {
  private let asked = Mutex(0)
  private let gates: [Gate]
  private let answer: @Sendable (Int) throws(CredentialsError) -> ResolvedCredentials

  convenience init(
    gate: Gate = Gate(isOpen: true),
    _ answer: @escaping @Sendable (Int) throws(CredentialsError) -> ResolvedCredentials
  ) {
    self.init(gates: [gate], answer)
  }

  /// Each call passes the gate of its number, and those that follow the last one.
  init(
    gates: [Gate],
    _ answer: @escaping @Sendable (Int) throws(CredentialsError) -> ResolvedCredentials
  ) {
    self.gates = gates
    self.answer = answer
  }

  var count: Int { asked.withLock { $0 } }

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let number = asked.withLock { count in
      count += 1
      return count
    }
    await gates[min(number, gates.count) - 1].pass()
    return try answer(number)
  }
}
