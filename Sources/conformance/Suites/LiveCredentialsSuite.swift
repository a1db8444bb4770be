import AWSCredentials
import AWSRuntime
import AWSSigV4
import CurlTransport

/// Sources of credentials that run on this machine: real files, processes and connections.
///
/// Written by Tests/Counterparts/credentials.py, which also starts what answers.
enum LiveCredentialsSuite: Suite {
  static let name = "live-credentials"

  private struct File: Decodable {
    let cases: [Vector]
  }

  private struct Vector: Decodable, Sendable {
    let name: String
    let variables: [String: String]
    /// How the id of the access key has to start.
    let key: String?
    let account: String?
    let region: String?
    /// The words that the error must contain, if an error is expected, and those it must not.
    let refuses: [String]?
    let hides: [String]?
    /// How long it may take.
    let seconds: Double?
  }

  static func cases(at path: String) throws -> [ConformanceCase] {
    let transport = try CurlTransport(configuration: .environment([:]))
    return try VectorFile.read(File.self, from: path).cases.map { vector in
      ConformanceCase(name: vector.name) {
        let host = HostEnvironment(transport: transport, variables: vector.variables)
        var outcome: [Difference] = []
        let duration = await ContinuousClock().measure { outcome = await run(vector, host) }
        let limit = vector.seconds.map { Duration.seconds($0) }
        if let limit, duration > limit {
          outcome.append(Difference("duration", expected: "\(limit)", actual: "\(duration)"))
        }
        return Outcome(outcome)
      }
    }
  }

  private static func run(_ vector: Vector, _ host: HostEnvironment) async -> [Difference] {
    do {
      let found = try await DefaultCredentials(in: host).resolve()
      let id = found.credentials.accessKeyID
      let hasKey = vector.key.map { id.hasPrefix($0) } ?? false
      let region = vector.region == nil ? nil : try await DefaultRegion(in: host).region()
      return [
        hasKey
          ? nil : Difference("key", expected: vector.key ?? "an error", actual: "\(found)"),
        Difference("account", expected: vector.account, actual: found.accountID),
        Difference("region", expected: vector.region, actual: region),
      ].compactMap { $0 }
    } catch {
      guard let words = vector.refuses else {
        return [Difference("error", expected: "none", actual: "\(error)")]
      }
      return words.filter { !"\(error)".contains($0) }
        .map { Difference("error", expected: "\"\($0)\"", actual: "\(error)") }
        + (vector.hides ?? []).filter { "\(error)".contains($0) }
        .map { Difference("error", expected: "no \"\($0)\"", actual: "\(error)") }
    }
  }
}
