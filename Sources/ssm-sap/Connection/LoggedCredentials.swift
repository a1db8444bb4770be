import CommandSupport
import SsmSap
import Synchronization

/// A provider of credentials that logs where they were found.
final class LoggedCredentials: CredentialsProvider {
  private let next: any CredentialsProvider
  private let log: OrderedWriter
  private let last = Mutex<String?>(nil)

  init(next: any CredentialsProvider, log: OrderedWriter) {
    self.next = next
    self.log = log
  }

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let found = try await next.resolve()
    let text =
      "\(MaskedKey.text(found.credentials.accessKeyID)) from "
      + found.sources.joined(separator: ", then ")
    // Each attempt asks; what has not changed is known.
    let isNew = last.withLock { last in
      defer { last = text }
      return last != text
    }
    if isNew { log.write("* access key \(text.printable)\n") }
    return found
  }
}
